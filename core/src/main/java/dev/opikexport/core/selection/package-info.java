/**
 * Parts of a selection: samples, the spans of chosen traces, and what one run of several reads. Start at {@link
 * dev.opikexport.core.selection.Sample}, {@link dev.opikexport.core.selection.IdSet} and {@link
 * dev.opikexport.core.selection.Scope}.
 */
@NullMarked
package dev.opikexport.core.selection;

import org.jspecify.annotations.NullMarked;
