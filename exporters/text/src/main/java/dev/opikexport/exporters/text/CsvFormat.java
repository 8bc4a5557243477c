package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.Notices;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Schema;
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
        return List.of(".csv");
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
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException {
        options.check(this);
        return new CsvWriter(out, schema, CsvDialect.of(options, ','), new Notices(options.notices()));
    }
}
