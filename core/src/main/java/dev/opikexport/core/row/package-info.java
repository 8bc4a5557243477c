/**
 * Rows as the server sent them: the bytes of one JSON object and where its members lie. Nothing is decoded before a format
 * asks for it. Start at {@link dev.opikexport.core.row.Row}, or at {@link dev.opikexport.core.row.Cell} for values by column.
 */
@NullMarked
package dev.opikexport.core.row;

import org.jspecify.annotations.NullMarked;
