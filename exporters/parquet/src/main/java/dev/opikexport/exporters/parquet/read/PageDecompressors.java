package dev.opikexport.exporters.parquet.read;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses pages without Hadoop's codecs. */
final class PageDecompressors implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Only for reading");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Decompressor(codec);
    }

    @Override
    public void release() {}

    private record Decompressor(CompressionCodecName codec) implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
            page.writeAllTo(bytes);
            return BytesInput.from(plain(bytes.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer page, int pageSize, ByteBuffer out, int size) throws IOException {
            byte[] bytes = new byte[pageSize];
            page.get(bytes);
            out.put(plain(bytes, size));
        }

        @Override
        public void release() {}

        private byte[] plain(byte[] page, int size) throws IOException {
            if (codec == CompressionCodecName.ZSTD) {
                byte[] plain = new byte[size];
                long length = Zstd.decompressByteArray(plain, 0, size, page, 0, page.length);
                if (Zstd.isError(length) || length != size) {
                    throw new IOException("A page of the Parquet file is damaged");
                }
                return plain;
            } else if (codec == CompressionCodecName.SNAPPY) {
                return Snappy.uncompress(page);
            } else if (codec == CompressionCodecName.UNCOMPRESSED) {
                return page;
            }
            throw new IOException("Parquet files with pages compressed as " + codec
                    + " are not read here: only zstd, snappy and none");
        }
    }
}
