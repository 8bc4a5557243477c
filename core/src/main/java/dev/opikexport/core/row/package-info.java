/**
 * Rows as the server sent them: the bytes of one JSON object and where its members lie, and the columns that an entity's
 * rows have.
 */
@NullMarked
package dev.opikexport.core.row;

import org.jspecify.annotations.NullMarked;
