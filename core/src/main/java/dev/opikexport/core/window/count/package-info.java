/** How many rows a range has: the totals of the server's lists, and its statistics as a second count. */
@NullMarked
package dev.opikexport.core.window.count;

import org.jspecify.annotations.NullMarked;
