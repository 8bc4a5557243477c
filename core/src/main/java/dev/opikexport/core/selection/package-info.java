/**
 * Which rows: {@link dev.opikexport.core.selection.Selection} says it of an export, {@link
 * dev.opikexport.core.selection.Scope} of one run. Beside them samples, and sets of ids.
 */
@NullMarked
package dev.opikexport.core.selection;

import org.jspecify.annotations.NullMarked;
