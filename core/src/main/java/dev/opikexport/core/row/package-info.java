/**
 * Rows as the server sent them: the bytes of one JSON object and where its members lie. Nothing is decoded before a format
 * asks for it.
 */
@NullMarked
package dev.opikexport.core.row;

import org.jspecify.annotations.NullMarked;
