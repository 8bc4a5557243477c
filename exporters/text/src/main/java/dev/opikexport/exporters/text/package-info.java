/**
 * CSV, TSV and JSON lines. Start at {@link dev.opikexport.exporters.text.CsvFormat} or {@link
 * dev.opikexport.exporters.text.JsonLinesFormat}; {@link dev.opikexport.core.output.OutputFormats} finds both by name.
 */
@NullMarked
package dev.opikexport.exporters.text;

import org.jspecify.annotations.NullMarked;
