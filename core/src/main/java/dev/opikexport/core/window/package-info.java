/** Cuts a selection into windows, reads each whole, and proves by the server's count that it is. */
@NullMarked
package dev.opikexport.core.window;

import org.jspecify.annotations.NullMarked;
