package dev.opikexport.exporters.parquet.column;

import org.apache.parquet.column.statistics.Statistics;

/**
 * A page, ready to be written.
 *
 * @param compressed levels and values
 * @param size of levels and values before they were compressed
 * @param inDictionary whether the values are numbers of a dictionary's
 * @param hashes of the values for a bloom filter; none if the column has none, or the dictionary has the values
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares pages.
record Page(
        byte[] compressed,
        int size,
        int valueCount,
        int rowCount,
        Statistics<?> statistics,
        boolean inDictionary,
        long[] hashes) {}
