@NullMarked
package dev.opikexport.emulator.http.write;

import org.jspecify.annotations.NullMarked;
