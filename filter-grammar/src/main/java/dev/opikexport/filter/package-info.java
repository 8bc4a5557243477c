/**
 * Opik's filter language: text, tree and what a tree means.
 *
 * <p>Start at {@link dev.opikexport.filter.OqlParser#parse(dev.opikexport.filter.catalog.Entity, String)}, from text to a {@link
 * dev.opikexport.filter.Filter}. {@link dev.opikexport.filter.plan.FilterPlan} says how a server is asked for it, {@link
 * dev.opikexport.filter.FilterPredicate} whether a row matches, {@link dev.opikexport.filter.FilterPrinter} how it is written.
 */
@NullMarked
package dev.opikexport.filter;

import org.jspecify.annotations.NullMarked;
