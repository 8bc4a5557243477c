package dev.opikexport.exporters.text;

import com.github.luben.zstd.ZstdOutputStream;
import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.InvalidOptionException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How a whole text file is compressed. */
enum Compression {
    NONE(""),
    GZ(".gz"),
    ZST(".zst");

    static final FormatOption OPTION = new FormatOption(
            "compression", "of the whole file; the endings .gz and .zst say it as well", List.of("none", "gz", "zst"));

    private static final int BLOCK = 1 << 16;

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    static Compression of(FormatOptions options) {
        return valueOf(options.setting(OPTION.name()).orElse("none").toUpperCase(Locale.ROOT));
    }

    /** What it appends to the name of a file. */
    String ending() {
        return ending;
    }

    /** An ending with all that may follow it. */
    static List<String> endings(String plain) {
        return Arrays.stream(values())
                .map(compression -> plain + compression.ending)
                .toList();
    }

    static FormatOptions optionsFor(String fileName, FormatOptions options) {
        Compression said = NONE;
        for (Compression compression : List.of(GZ, ZST)) {
            said = fileName.toLowerCase(Locale.ROOT).endsWith(compression.ending) ? compression : said;
        }
        String value = said.name().toLowerCase(Locale.ROOT);
        if (options.setting(OPTION.name())
                .filter(chosen -> !chosen.equals(value))
                .isPresent()) {
            throw new InvalidOptionException(
                    "The ending of '%s' says the compression %s and not %s. Change one of them."
                            .formatted(
                                    fileName,
                                    value,
                                    options.setting(OPTION.name()).orElseThrow()));
        }
        return options.with(OPTION.name(), value);
    }

    OutputStream over(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZ -> new GZIPOutputStream(out, BLOCK);
            case ZST -> new ZstdOutputStream(out);
        };
    }
}
