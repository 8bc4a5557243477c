package dev.opikexport.core.files;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.output.UnknownMembers;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.WholeFile;
import dev.opikexport.core.window.Window;
import java.io.IOException;
import java.util.List;

/** One file, whole or not at all. */
public final class FileSink implements RowSink {

    private final String name;
    private final WholeFile file;
    private final RowWriter writer;
    private final PartSummary summary = new PartSummary();

    private FileSink(String name, WholeFile file, RowWriter writer) {
        this.name = name;
        this.file = file;
        this.writer = writer;
    }

    /**
     * Starts the file of that name in the folder.
     *
     * @param hashed whether its SHA-256 is taken
     */
    public static FileSink open(
            Storage folder, String name, OutputFormat format, Schema schema, FormatOptions options, boolean hashed)
            throws IOException {
        WholeFile file = folder.create(name);
        try {
            if (hashed) {
                file.hash();
            }
            RowWriter writer = format.open(file.out(), schema, format.optionsFor(name, options));
            return new FileSink(name, file, UnknownMembers.watch(writer, options.notices()));
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
        return List.of(summary.of(name, file.bytes(), sha256));
    }

    @Override
    public void close() throws IOException {
        try (file) {
            writer.close();
        }
    }
}
