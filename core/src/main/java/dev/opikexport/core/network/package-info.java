/**
 * The way to a server: a proxy between, and whose certificates are believed. Start at {@link
 * dev.opikexport.core.network.Network}.
 */
@NullMarked
package dev.opikexport.core.network;

import org.jspecify.annotations.NullMarked;
