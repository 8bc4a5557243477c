package dev.opikexport.exporters.text.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** A table for a Markdown document, with each value as its JSON text. */
public final class MarkdownFormat implements OutputFormat {

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public List<String> endings() {
        return List.of(".md");
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
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException {
        options.check(this);
        Writer text = new OutputStreamWriter(out, UTF_8);
        List<Column> columns = schema.columns();
        text.write(columns.stream().map(Column::name).collect(Collectors.joining(" | ", "| ", " |\n")));
        text.write("|" + "---|".repeat(columns.size()) + "\n");
        return new MarkdownWriter(text, Cell.of(schema));
    }

    private record MarkdownWriter(Writer text, List<Cell> cells) implements RowWriter {

        @Override
        public void write(Row row) throws IOException {
            text.write(cells.stream()
                    .map(cell -> cell.find(row)
                            ? cell.toString().replaceAll("[\r\n]", "").replace("|", "&#124;")
                            : "")
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
