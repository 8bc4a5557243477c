package dev.opikexport.exporters.parquet;

import com.github.luben.zstd.Zstd;
import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.InvalidOptionException;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How a Parquet file is written.
 *
 * @param codec of the pages
 * @param level of zstd: 3 is the default that pays, 1 the fast one
 * @param rowGroupBytes a row group ends with the row that makes its JSON text as long
 * @param threads that encode pages
 * @param variants whether columns of JSON are VARIANTs instead of texts
 */
record ParquetSettings(CompressionCodecName codec, int level, long rowGroupBytes, int threads, boolean variants) {

    private static final long MEBIBYTE = 1 << 20;

    static final List<FormatOption> OPTIONS = List.of(
            new FormatOption("compression", "of the pages, zstd by default", List.of("zstd", "snappy", "none")),
            new FormatOption("level", "of zstd: 1 (fast) to 22 (small), 3 by default", List.of()),
            new FormatOption("row-group-mb", "MiB of JSON text per row group, 128 by default", List.of()),
            new FormatOption("threads", "that encode pages, 2 by default or 1 on one processor", List.of()),
            new FormatOption(
                    "json-as",
                    "what columns of JSON are: JSON text by default, or VARIANT",
                    List.of("text", "variant")));

    static ParquetSettings of(FormatOptions options) {
        CompressionCodecName codec = switch (options.setting("compression").orElse("zstd")) {
            case "snappy" -> CompressionCodecName.SNAPPY;
            case "none" -> CompressionCodecName.UNCOMPRESSED;
            default -> CompressionCodecName.ZSTD;
        };
        int processors = Runtime.getRuntime().availableProcessors();
        return new ParquetSettings(
                codec,
                number(options, "level", 3, Zstd.maxCompressionLevel()),
                number(options, "row-group-mb", 128, 1024) * MEBIBYTE,
                number(options, "threads", Math.min(2, processors), 64),
                options.setting("json-as").orElse("text").equals("variant"));
    }

    private static int number(FormatOptions options, String name, int usual, int most) {
        String text = options.setting(name).orElse(String.valueOf(usual));
        if (text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.isEmpty()) {
            throw outOfRange(text, name, most);
        }
        int number = Integer.parseInt(text);
        if (number < 1 || number > most) {
            throw outOfRange(text, name, most);
        }
        return number;
    }

    private static InvalidOptionException outOfRange(String text, String name, int most) {
        return new InvalidOptionException(
                "'%s' is not a value of the parquet option '%s'. Use a whole number from 1 to %d."
                        .formatted(text, name, most));
    }
}
