/** For editors and shells: completions and token classes. */
@NullMarked
package dev.opikexport.filter.tooling;

import org.jspecify.annotations.NullMarked;
