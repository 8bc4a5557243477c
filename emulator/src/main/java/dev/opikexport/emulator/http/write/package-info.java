/** The endpoints that log; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.http.write;

import org.jspecify.annotations.NullMarked;
