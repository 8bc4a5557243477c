/** What rows are like as a whole, counted in one pass and in memory that does not grow with them. */
@NullMarked
package dev.opikexport.cli.stats;

import org.jspecify.annotations.NullMarked;
