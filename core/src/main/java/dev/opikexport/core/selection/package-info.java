/** Parts of a selection that are chosen by ids: samples, and the spans of chosen traces. */
@NullMarked
package dev.opikexport.core.selection;

import org.jspecify.annotations.NullMarked;
