/** {@code verify}: whether files, and the server, still are as a manifest says. */
@NullMarked
package dev.opikexport.cli.verify;

import org.jspecify.annotations.NullMarked;
