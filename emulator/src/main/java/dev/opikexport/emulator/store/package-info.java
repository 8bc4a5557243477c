@NullMarked
package dev.opikexport.emulator.store;

import org.jspecify.annotations.NullMarked;
