package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Tab-separated values: {@link CsvFormat} with another delimiter. */
public final class TsvFormat implements OutputFormat {

    @Override
    public String name() {
        return "tsv";
    }

    @Override
    public List<String> endings() {
        return Compression.endings(".tsv");
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
        CsvDialect dialect = CsvDialect.of(options, '\t');
        return new CsvWriter(Compression.of(options).over(out), schema, dialect, options.notices());
    }
}
