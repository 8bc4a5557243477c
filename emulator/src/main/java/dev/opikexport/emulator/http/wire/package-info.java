/** Bodies of requests, as the server reads them; nothing here is meant for callers. */
@NullMarked
package dev.opikexport.emulator.http.wire;

import org.jspecify.annotations.NullMarked;
