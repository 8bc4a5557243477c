package dev.opikexport.exporters.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Compresses pages without Hadoop's codecs. Not for use by several threads. */
final class PageCompressor implements BytesInputCompressor {

    private final CompressionCodecName codec;
    private final ZstdCompressCtx zstd;
    private final PlainPage plain = new PlainPage();
    private byte[] compressed = new byte[0];

    PageCompressor(ParquetSettings settings) {
        codec = settings.codec();
        zstd = new ZstdCompressCtx().setLevel(settings.level());
    }

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            return page;
        }
        plain.reset();
        page.writeAllTo(plain);
        int most = codec == CompressionCodecName.ZSTD
                ? Math.toIntExact(Zstd.compressBound(plain.size()))
                : Snappy.maxCompressedLength(plain.size());
        if (compressed.length < most) {
            compressed = new byte[most];
        }
        int size = codec == CompressionCodecName.ZSTD
                ? zstd.compressByteArray(compressed, 0, most, plain.bytes(), 0, plain.size())
                : Snappy.compress(plain.bytes(), 0, plain.size(), compressed, 0);
        return BytesInput.from(Arrays.copyOf(compressed, size));
    }

    @Override
    public CompressionCodecName getCodecName() {
        return codec;
    }

    @Override
    public void release() {
        zstd.close();
    }

    private static final class PlainPage extends ByteArrayOutputStream {

        private byte[] bytes() {
            return buf;
        }
    }
}
