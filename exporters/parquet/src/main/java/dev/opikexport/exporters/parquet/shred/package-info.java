/** Takes rows apart into the leaves of a Parquet schema: the types, the levels, and what does not fit. */
@NullMarked
package dev.opikexport.exporters.parquet.shred;

import org.jspecify.annotations.NullMarked;
