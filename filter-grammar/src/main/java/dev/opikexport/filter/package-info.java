/** Opik's filter language: text, tree and what a tree means. */
@NullMarked
package dev.opikexport.filter;

import org.jspecify.annotations.NullMarked;
