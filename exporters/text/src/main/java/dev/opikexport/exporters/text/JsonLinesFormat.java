package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Schema;
import java.io.OutputStream;
import java.util.List;

/** One JSON object per line: the bytes that the server sent. */
public final class JsonLinesFormat implements OutputFormat {

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public List<String> endings() {
        return List.of(".jsonl", ".ndjson");
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
        options.check(this);
        return new JsonLinesWriter(out);
    }
}
