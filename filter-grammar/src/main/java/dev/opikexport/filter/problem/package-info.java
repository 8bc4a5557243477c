/**
 * What is wrong with a filter, where, and what to do about it. Start at {@link dev.opikexport.filter.problem.Problem}; {@link
 * dev.opikexport.filter.problem.ProblemRenderer} shows problems under the text.
 */
@NullMarked
package dev.opikexport.filter.problem;

import org.jspecify.annotations.NullMarked;
