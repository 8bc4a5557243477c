package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Comma-separated values as in RFC 4180, in UTF-8, with a header. */
public final class CsvFormat implements OutputFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> endings() {
        return Compression.endings(".csv");
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public List<FormatOption> options() {
        return CsvDialect.OPTIONS;
    }

    @Override
    public FormatOptions optionsFor(String fileName, FormatOptions options) {
        return Compression.optionsFor(fileName, options);
    }

    @Override
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException {
        options.check(this);
        CsvDialect dialect = CsvDialect.of(options, ',');
        return new CsvWriter(Compression.of(options).over(out), schema, dialect, options.notices());
    }
}
