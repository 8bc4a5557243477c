/** {@code traces}, {@code spans} and {@code threads}: the main job, its options and its report. */
@NullMarked
package dev.opikexport.cli.export;

import org.jspecify.annotations.NullMarked;
