/** What a Parquet file is made of: pages in chunks in row groups, indexes, bloom filters and the footer, written in that order. */
@NullMarked
package dev.opikexport.exporters.parquet.file;

import org.jspecify.annotations.NullMarked;
