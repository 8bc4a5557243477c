/**
 * The columns that files have: the contract for each entity, and what users choose of it. Start at {@link
 * dev.opikexport.core.schema.Schema}.
 */
@NullMarked
package dev.opikexport.core.schema;

import org.jspecify.annotations.NullMarked;
