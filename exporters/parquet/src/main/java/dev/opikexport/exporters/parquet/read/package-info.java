/**
 * Parquet files back into rows, as the server sent them. Start at {@link dev.opikexport.exporters.parquet.ParquetRows}.
 */
@NullMarked
package dev.opikexport.exporters.parquet.read;

import org.jspecify.annotations.NullMarked;
