/**
 * For editors and shells. Start at {@link dev.opikexport.filter.tooling.Completions} for what may come next, or {@link
 * dev.opikexport.filter.tooling.Highlighter} for classes of tokens.
 */
@NullMarked
package dev.opikexport.filter.tooling;

import org.jspecify.annotations.NullMarked;
