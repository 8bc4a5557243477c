package dev.opikexport.exporters.text;

/** Comma-separated values as in RFC 4180, in UTF-8, with a header. */
public final class CsvFormat extends DelimitedFormat {

    /** The format. */
    public CsvFormat() {
        super("csv", ',');
    }
}
