/** The endpoints that read; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.http.read;

import org.jspecify.annotations.NullMarked;
