package dev.opikexport.exporters.parquet.column;

import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;

/** Filters that tell readers which texts a row group cannot hold. */
final class BloomFilters {

    private static final double FALSE_POSITIVES = 0.02;
    private static final BloomFilter HASH = new BlockSplitBloomFilter(BlockSplitBloomFilter.LOWER_BOUND_BYTES);

    private BloomFilters() {}

    /** The hash of each BINARY value of PLAIN bytes. */
    static long[] hashes(byte[] plain, int length) {
        long[] hashes = new long[length / Integer.BYTES];
        int count = 0;
        int offset = 0;
        while (offset < length) {
            int size = Bytes.intAt(plain, offset);
            hashes[count++] = HASH.hash(Binary.fromReusedByteArray(plain, offset + Integer.BYTES, size));
            offset += Integer.BYTES + size;
        }
        return Arrays.copyOf(hashes, count);
    }

    static BloomFilter of(List<long[]> hashes) {
        long count = hashes.stream().mapToLong(some -> some.length).sum();
        int bits = BlockSplitBloomFilter.optimalNumOfBits(Math.max(1, count), FALSE_POSITIVES);
        BloomFilter filter = new BlockSplitBloomFilter(bits / Byte.SIZE);
        for (long[] some : hashes) {
            for (long hash : some) {
                filter.insertHash(hash);
            }
        }
        return filter;
    }
}
