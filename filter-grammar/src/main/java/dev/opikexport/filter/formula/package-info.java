/** What filters mean, in terms of single conditions that the server decides. */
@NullMarked
package dev.opikexport.filter.formula;

import org.jspecify.annotations.NullMarked;
