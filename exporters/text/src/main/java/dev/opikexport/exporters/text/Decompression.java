package dev.opikexport.exporters.text;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads text files as they were before they were compressed. */
public final class Decompression {

    private Decompression() {}

    /**
     * The text of a file.
     *
     * @param fileName whose ending says how it is compressed: {@code .gz}, {@code .zst}, or not at all
     * @param in is closed with the text, or if it is not compressed so
     */
    public static InputStream of(String fileName, InputStream in) throws IOException {
        String name = fileName.toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(Compression.GZ.ending())) {
                return new GZIPInputStream(in, 1 << 16);
            }
            return name.endsWith(Compression.ZST.ending()) ? new ZstdInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
