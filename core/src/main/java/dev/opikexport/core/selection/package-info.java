/**
 * Parts of a selection that are chosen by ids: samples, and the spans of chosen traces. Start at {@link
 * dev.opikexport.core.selection.Sample} and {@link dev.opikexport.core.selection.IdSet}.
 */
@NullMarked
package dev.opikexport.core.selection;

import org.jspecify.annotations.NullMarked;
