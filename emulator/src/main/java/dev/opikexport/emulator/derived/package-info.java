@NullMarked
package dev.opikexport.emulator.derived;

import org.jspecify.annotations.NullMarked;
