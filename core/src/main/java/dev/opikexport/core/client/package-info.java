/**
 * The HTTP side: what a server is asked, how patiently, and what its refusals mean. Start at {@link
 * dev.opikexport.core.client.Connection}; {@link dev.opikexport.core.client.OpikClient} asks, and {@link
 * dev.opikexport.core.client.OpikException} says what went wrong.
 */
@NullMarked
package dev.opikexport.core.client;

import org.jspecify.annotations.NullMarked;
