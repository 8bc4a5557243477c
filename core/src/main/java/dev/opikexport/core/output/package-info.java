/**
 * The port for file formats. Start at {@link dev.opikexport.core.output.OutputFormat} for a format of your own, or at {@link
 * dev.opikexport.core.output.OutputFormats} for those that are there.
 */
@NullMarked
package dev.opikexport.core.output;

import org.jspecify.annotations.NullMarked;
