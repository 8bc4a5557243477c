/**
 * Rows out of an Opik server, all of them, each once.
 *
 * <p>Start at {@link dev.opikexport.core.Export}: {@code run} writes rows to a {@link dev.opikexport.core.Destination}, {@code
 * rows} gives them one by one. {@link dev.opikexport.core.ExportRequest} says which rows.
 */
@NullMarked
package dev.opikexport.core;

import org.jspecify.annotations.NullMarked;
