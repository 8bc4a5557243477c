@NullMarked
package dev.opikexport.emulator;

import org.jspecify.annotations.NullMarked;
