package dev.opikexport.docs.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

// begin own-format
/** The ids alone, one a line. */
public final class IdsFormat implements OutputFormat {

    @Override
    public String name() {
        return "ids";
    }

    @Override
    public List<String> endings() {
        return List.of(".ids");
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
                out.write((row.id() + "\n").getBytes(UTF_8));
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
// end
