/** How the server's database reads text, patterns, JSON and numbers: what a filter's outcome rests on. */
@NullMarked
package dev.opikexport.filter.engine;

import org.jspecify.annotations.NullMarked;
