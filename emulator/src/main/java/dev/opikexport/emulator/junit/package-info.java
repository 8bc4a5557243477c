/**
 * For tests with JUnit: an emulator per test class. Start at {@link
 * dev.opikexport.emulator.junit.OpikEmulatorExtension}.
 */
@NullMarked
package dev.opikexport.emulator.junit;

import org.jspecify.annotations.NullMarked;
