/** How help texts look. */
@NullMarked
package dev.opikexport.cli.help;

import org.jspecify.annotations.NullMarked;
