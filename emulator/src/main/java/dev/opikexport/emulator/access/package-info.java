@NullMarked
package dev.opikexport.emulator.access;

import org.jspecify.annotations.NullMarked;
