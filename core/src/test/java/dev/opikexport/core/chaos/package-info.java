/** Exports from servers that do everything wrong that the emulator can do. */
@NullMarked
package dev.opikexport.core.chaos;

import org.jspecify.annotations.NullMarked;
