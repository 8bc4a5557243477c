/**
 * What goes wrong on purpose. Start at {@link dev.opikexport.emulator.fault.Faults} and {@link
 * dev.opikexport.emulator.fault.Fault}.
 */
@NullMarked
package dev.opikexport.emulator.fault;

import org.jspecify.annotations.NullMarked;
