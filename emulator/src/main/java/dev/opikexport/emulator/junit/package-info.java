@NullMarked
package dev.opikexport.emulator.junit;

import org.jspecify.annotations.NullMarked;
