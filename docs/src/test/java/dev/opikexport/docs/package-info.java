/** Runs what the documents say. */
@NullMarked
package dev.opikexport.docs;

import org.jspecify.annotations.NullMarked;
