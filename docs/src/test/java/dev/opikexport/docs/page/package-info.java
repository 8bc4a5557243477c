/** The page of {@code stats --html}: its numbers, and how a browser shows it. */
@NullMarked
package dev.opikexport.docs.page;

import org.jspecify.annotations.NullMarked;
