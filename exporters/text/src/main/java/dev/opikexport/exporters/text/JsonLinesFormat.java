package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.selection.MemberText;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One JSON object per line: the bytes that the server sent, or chosen columns, or a form that is the same in every run. */
public final class JsonLinesFormat implements TextFormat {

    private static final FormatOption CANONICAL = new FormatOption(
            "canonical",
            "whether the same rows always give the same file: numbers, tags and scores in one form and order",
            List.of("true", "false"));

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public List<String> endings() {
        return Stream.of(".jsonl", ".ndjson")
                .flatMap(ending -> Compression.endings(ending).stream())
                .toList();
    }

    @Override
    public List<FormatOption> options() {
        return List.of(CANONICAL, Compression.OPTION);
    }

    @Override
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException {
        options.check(this);
        ByteOutput bytes = new ByteOutput(Compression.of(options).over(out));
        if (options.setting(CANONICAL.name()).filter("true"::equals).isPresent()) {
            return new JsonObjectsWriter(bytes, schema, new CanonicalForm());
        }
        return schema.isContract()
                ? new JsonLinesWriter(bytes)
                : new JsonObjectsWriter(
                        bytes, schema, (cell, to) -> to.putWithoutLineBreaks(cell.bytes(), cell.start(), cell.end()));
    }

    @Override
    public void readIds(Storage folder, String file, String column, FormatOptions options, Consumer<String> ids)
            throws IOException {
        try (InputStream in = Decompression.of(file, Channels.newInputStream(folder.open(file)))) {
            JsonLines lines = new JsonLines(in, Entity.TRACES);
            for (List<Row> rows = lines.next(); rows != null; rows = lines.next()) {
                rows.forEach(row -> ids.accept(MemberText.of(row, column)));
            }
        } catch (MalformedJsonException e) {
            throw new IOException(folder.describe(file) + " cannot be read: " + e.getMessage(), e);
        }
    }
}
