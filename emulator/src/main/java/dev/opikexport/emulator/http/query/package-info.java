@NullMarked
package dev.opikexport.emulator.http.query;

import org.jspecify.annotations.NullMarked;
