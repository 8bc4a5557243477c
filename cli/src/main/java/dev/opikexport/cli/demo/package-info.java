/** {@code demo} and {@code emulator}: a tour, and a server in memory. */
@NullMarked
package dev.opikexport.cli.demo;

import org.jspecify.annotations.NullMarked;
