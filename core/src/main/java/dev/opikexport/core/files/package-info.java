/** Files that appear whole or not at all, and what is written beside them to go on after a crash and to check them later. */
@NullMarked
package dev.opikexport.core.files;

import org.jspecify.annotations.NullMarked;
