package dev.opikexport.core;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Rows as lines, for tests. */
public final class LinesFormat implements OutputFormat {

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public List<String> endings() {
        return List.of(".lines");
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public List<FormatOption> options() {
        return List.of();
    }

    @Override
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) {
        return new RowWriter() {
            @Override
            public void write(Row row) throws IOException {
                out.write(row.bytes(), row.start(), row.end() - row.start());
                out.write('\n');
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
