@NullMarked
package dev.opikexport.emulator.data;

import org.jspecify.annotations.NullMarked;
