@NullMarked
package dev.opikexport.emulator.http.wire.filter;

import org.jspecify.annotations.NullMarked;
