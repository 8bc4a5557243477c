/** Ids as the server orders them, ranges of them, and rows by their ids. */
@NullMarked
package dev.opikexport.core.window.key;

import org.jspecify.annotations.NullMarked;
