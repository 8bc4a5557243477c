/**
 * Parquet. Start at {@link dev.opikexport.exporters.parquet.ParquetFormat}; {@link dev.opikexport.core.output.OutputFormats}
 * finds it by name.
 */
@NullMarked
package dev.opikexport.exporters.parquet;

import org.jspecify.annotations.NullMarked;
