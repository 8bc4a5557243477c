/**
 * An Opik server in memory. Start at {@link dev.opikexport.emulator.OpikEmulator#start()}, or in a test at {@link
 * dev.opikexport.emulator.junit.OpikEmulatorExtension}.
 */
@NullMarked
package dev.opikexport.emulator;

import org.jspecify.annotations.NullMarked;
