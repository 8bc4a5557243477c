/** The recorded data set, and generated rows. */
@NullMarked
package dev.opikexport.emulator.data;

import org.jspecify.annotations.NullMarked;
