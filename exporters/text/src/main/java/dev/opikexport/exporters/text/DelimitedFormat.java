package dev.opikexport.exporters.text;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.function.Consumer;

/** Values with a delimiter between them, as in RFC 4180, in UTF-8, with a header. */
abstract sealed class DelimitedFormat implements TextFormat permits CsvFormat, TsvFormat {

    private final String name;
    private final char delimiter;

    DelimitedFormat(String name, char delimiter) {
        this.name = name;
        this.delimiter = delimiter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> endings() {
        return Compression.endings("." + name);
    }

    @Override
    public List<FormatOption> options() {
        return CsvDialect.OPTIONS;
    }

    @Override
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException {
        options.check(this);
        CsvDialect dialect = CsvDialect.of(options, delimiter);
        return new CsvWriter(Compression.of(options).over(out), schema, dialect, options.notices());
    }

    @Override
    public void readIds(Storage folder, String file, String column, FormatOptions options, Consumer<String> ids)
            throws IOException {
        char separator = (char) CsvDialect.of(options, delimiter).delimiter();
        try (InputStream in = Decompression.of(file, Channels.newInputStream(folder.open(file)))) {
            IdColumn.read(in, folder.describe(file), separator, column, ids);
        }
    }
}
