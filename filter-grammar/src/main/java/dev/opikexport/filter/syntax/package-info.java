/** From text to tree: what {@link dev.opikexport.filter.OqlParser} and the tools are made of; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.filter.syntax;

import org.jspecify.annotations.NullMarked;
