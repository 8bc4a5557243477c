package dev.opikexport.exporters.parquet;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Parquet with typed, nested columns. */
public final class ParquetFormat implements OutputFormat {

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> endings() {
        return List.of(".parquet");
    }

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public List<FormatOption> options() {
        return ParquetSettings.OPTIONS;
    }

    @Override
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException {
        options.check(this);
        return new ParquetRowWriter(out, schema, options, ParquetSettings.of(options));
    }
}
