/** The port for file formats: what a format must be able to do, and how one is found. */
@NullMarked
package dev.opikexport.core.output;

import org.jspecify.annotations.NullMarked;
