package dev.opikexport.exporters.text;

/** Tab-separated values: {@link CsvFormat} with another delimiter. */
public final class TsvFormat extends DelimitedFormat {

    /** The format. */
    public TsvFormat() {
        super("tsv", '\t');
    }
}
