package dev.opikexport.exporters.parquet.file;

import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * A page, ready to be written.
 *
 * @param compressed levels and values
 * @param size of levels and values before they were compressed
 * @param statistics null if the column has none
 * @param inDictionary whether the values are numbers of a dictionary's
 * @param hashes of the values for a bloom filter; none if the column has none, or the dictionary has the values
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares pages.
public record Page(
        byte[] compressed,
        int size,
        int valueCount,
        int rowCount,
        @Nullable Statistics<?> statistics,
        boolean inDictionary,
        long[] hashes) {}
