/**
 * What can be filtered by: fields, their types, and the operators that each type takes. Start at {@link
 * dev.opikexport.filter.catalog.Catalog}.
 */
@NullMarked
package dev.opikexport.filter.catalog;

import org.jspecify.annotations.NullMarked;
