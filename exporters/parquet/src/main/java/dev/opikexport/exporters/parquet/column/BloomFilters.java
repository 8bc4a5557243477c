package dev.opikexport.exporters.parquet.column;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.column.values.bloomfilter.HashFunction;
import org.apache.parquet.column.values.bloomfilter.XxHash;

/** Filters that tell readers which texts a row group cannot hold. */
final class BloomFilters {

    private static final double FALSE_POSITIVES = 0.02;
    private static final HashFunction HASH = new XxHash();

    private BloomFilters() {}

    /** The hash of each of so many BINARY values of PLAIN bytes. */
    static long[] hashes(byte[] plain, int from, int count) {
        long[] hashes = new long[count];
        ByteBuffer value = ByteBuffer.wrap(plain);
        int end = from;
        for (int i = 0; i < count; i++) {
            int start = end + Integer.BYTES;
            end = start + Bytes.intAt(plain, end);
            value.limit(end).position(start);
            hashes[i] = HASH.hashByteBuffer(value);
        }
        return hashes;
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
