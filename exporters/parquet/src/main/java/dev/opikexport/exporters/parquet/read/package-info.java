/** Parquet files back into rows, as the server sent them. */
@NullMarked
package dev.opikexport.exporters.parquet.read;

import org.jspecify.annotations.NullMarked;
