/** {@code opik-export filter …}: the filter language without a server. */
@NullMarked
package dev.opikexport.cli.filter;

import org.jspecify.annotations.NullMarked;
