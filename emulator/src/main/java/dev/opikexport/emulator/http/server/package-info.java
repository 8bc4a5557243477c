/** The server on loopback: connections, faults on the wire, compression; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.http.server;

import org.jspecify.annotations.NullMarked;
