@NullMarked
package dev.opikexport.emulator.http.wire;

import org.jspecify.annotations.NullMarked;
