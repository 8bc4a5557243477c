package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.ReadableFormat;

/** A format of text, which may be compressed, as the ending of its file says or an option. */
sealed interface TextFormat extends ReadableFormat permits DelimitedFormat, JsonLinesFormat {

    @Override
    default boolean isText() {
        return true;
    }

    @Override
    default String endingOfParts(FormatOptions options) {
        return endings().get(0) + Compression.of(options).ending();
    }

    @Override
    default FormatOptions optionsFor(String fileName, FormatOptions options) {
        return Compression.optionsFor(fileName, options);
    }
}
