/** Rows of the emulator in memory and packed into bytes; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.row;

import org.jspecify.annotations.NullMarked;
