/** The code of README.md and library.md: what stands between {@code // begin} and {@code // end} is in the documents. */
@NullMarked
package dev.opikexport.docs.examples;

import org.jspecify.annotations.NullMarked;
