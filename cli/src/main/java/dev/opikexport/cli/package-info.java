/** The command line as a whole: which commands there are, how they start, and what is said when one cannot. */
@NullMarked
package dev.opikexport.cli;

import org.jspecify.annotations.NullMarked;
