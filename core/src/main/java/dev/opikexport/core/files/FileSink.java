package dev.opikexport.core.files;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.output.UnknownMembers;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One file, whole or not at all. */
public final class FileSink implements RowSink {

    private final Path path;
    private final WholeFile file;
    private final RowWriter writer;
    private final PartSummary summary = new PartSummary();

    private FileSink(Path path, WholeFile file, RowWriter writer) {
        this.path = path;
        this.file = file;
        this.writer = writer;
    }

    /** Starts the file. */
    public static FileSink open(Path path, OutputFormat format, Schema schema, FormatOptions options)
            throws IOException {
        WholeFile file = WholeFile.create(path);
        try {
            RowWriter writer = format.open(file.out(), schema, format.optionsFor(path.toString(), options));
            return new FileSink(path, file, UnknownMembers.watch(writer, options.notices()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void write(Row row) throws IOException {
        writer.write(row);
        summary.add(row);
    }

    @Override
    public void windowDone(Window window) {}

    /** Bytes that reached the file so far; a format may hold back more. */
    long bytes() {
        return file.bytes();
    }

    @Override
    public List<PartFile> finish() throws IOException {
        writer.close();
        String sha256 = file.publish();
        return List.of(summary.of(path.getFileName().toString(), file.bytes(), sha256));
    }

    @Override
    public void close() throws IOException {
        try (file) {
            writer.close();
        }
    }
}
