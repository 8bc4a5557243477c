package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.InvalidOptionException;
import java.util.List;

/**
 * How a file with separated values is written: RFC 4180 unless the user wants something else.
 *
 * @param delimiter what stands between two fields
 * @param quoteAll whether every field with a value stands in quotes, or only those that need them
 * @param nullText what stands, without quotes, for an absent value
 * @param byteOrderMark whether the file starts with U+FEFF
 * @param formulaGuard whether a text that a spreadsheet would take for a formula gets an apostrophe in front
 */
record CsvDialect(byte delimiter, boolean quoteAll, String nullText, boolean byteOrderMark, boolean formulaGuard) {

    private static final List<String> YES_NO = List.of("true", "false");

    static final List<FormatOption> OPTIONS = List.of(
            new FormatOption("delimiter", "one ASCII character between fields, or 'tab'", List.of()),
            new FormatOption(
                    "quote", "which fields stand in quotes: those that need it, or all", List.of("minimal", "all")),
            new FormatOption(
                    "null", "the text for an absent value, nothing by default; an empty text is \"\"", List.of()),
            new FormatOption("bom", "whether the file starts with a byte order mark", YES_NO),
            new FormatOption(
                    "excel",
                    "for spreadsheets: a byte order mark, and an apostrophe before what looks like a formula",
                    YES_NO),
            Compression.OPTION);

    static CsvDialect of(FormatOptions options, char usualDelimiter) {
        boolean excel = isSet(options, "excel", false);
        byte delimiter = delimiter(options.setting("delimiter").orElse(String.valueOf(usualDelimiter)));
        return new CsvDialect(
                delimiter,
                options.setting("quote").map("all"::equals).orElse(false),
                nullText(options.setting("null").orElse(""), delimiter),
                isSet(options, "bom", excel),
                excel);
    }

    private static boolean isSet(FormatOptions options, String name, boolean otherwise) {
        return options.setting(name).map(Boolean::valueOf).orElse(otherwise);
    }

    private static byte delimiter(String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) >= 0x7f || "\"\r\n\0".contains(text)) {
            throw new InvalidOptionException("'" + text
                    + "' cannot be a delimiter. Use one ASCII character that is no quote and no line end, or 'tab'.");
        }
        return (byte) text.charAt(0);
    }

    private static String nullText(String text, byte delimiter) {
        if (text.chars().anyMatch(c -> c == '"' || c == '\r' || c == '\n' || c == delimiter)) {
            throw new InvalidOptionException(
                    "The text for an absent value must not hold a quote, a line end or the delimiter.");
        }
        return text;
    }
}
