/** Reads ranges whole, and proves by the server's counts that they are. */
@NullMarked
package dev.opikexport.core.window.proof;

import org.jspecify.annotations.NullMarked;
