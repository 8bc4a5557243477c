/** Projects and their rows, and what logging changes in them; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.store;

import org.jspecify.annotations.NullMarked;
