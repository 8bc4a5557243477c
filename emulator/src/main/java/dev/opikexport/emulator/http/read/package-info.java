@NullMarked
package dev.opikexport.emulator.http.read;

import org.jspecify.annotations.NullMarked;
