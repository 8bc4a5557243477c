/**
 * Who may do what, and how often. Start at {@link dev.opikexport.emulator.access.AccessOptions} and {@link
 * dev.opikexport.emulator.access.RateLimitOptions}.
 */
@NullMarked
package dev.opikexport.emulator.access;

import org.jspecify.annotations.NullMarked;
