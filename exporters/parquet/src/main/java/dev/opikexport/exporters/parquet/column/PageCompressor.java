package dev.opikexport.exporters.parquet.column;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Compresses pages without Hadoop's codecs. For one thread. */
final class PageCompressor implements AutoCloseable {

    private final CompressionCodecName codec;
    private final ZstdCompressCtx zstd;
    private byte[] compressed = new byte[0];

    /** @param level of zstd */
    PageCompressor(CompressionCodecName codec, int level) {
        this.codec = codec;
        this.zstd = new ZstdCompressCtx().setLevel(level);
    }

    byte[] compress(byte[] plain, int from, int to) {
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            return Arrays.copyOfRange(plain, from, to);
        }
        int length = to - from;
        boolean isZstd = codec == CompressionCodecName.ZSTD;
        int most = isZstd ? Math.toIntExact(Zstd.compressBound(length)) : Snappy.maxCompressedLength(length);
        if (compressed.length < most) {
            // A little more, so that it serves for pages that are a little larger.
            compressed = new byte[most + most / 8];
        }
        try {
            int size = isZstd
                    ? zstd.compressByteArray(compressed, 0, most, plain, from, length)
                    : Snappy.compress(plain, from, length, compressed, 0);
            return Arrays.copyOf(compressed, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        zstd.close();
    }
}
