/**
 * From a filter to queries that a server understands, and what is left to decide here. Start at {@link
 * dev.opikexport.filter.plan.FilterPlan#of(dev.opikexport.filter.Filter)}.
 */
@NullMarked
package dev.opikexport.filter.plan;

import org.jspecify.annotations.NullMarked;
