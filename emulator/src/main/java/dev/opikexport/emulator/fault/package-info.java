@NullMarked
package dev.opikexport.emulator.fault;

import org.jspecify.annotations.NullMarked;
