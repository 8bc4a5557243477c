@NullMarked
package dev.opikexport.emulator.http;

import org.jspecify.annotations.NullMarked;
