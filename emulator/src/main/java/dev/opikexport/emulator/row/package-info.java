@NullMarked
package dev.opikexport.emulator.row;

import org.jspecify.annotations.NullMarked;
