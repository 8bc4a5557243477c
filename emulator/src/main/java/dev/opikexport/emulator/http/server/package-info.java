@NullMarked
package dev.opikexport.emulator.http.server;

import org.jspecify.annotations.NullMarked;
