package dev.opikexport.core.files;

import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.MissingNote;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of parts. After each part a checkpoint says how far they reach, so that a later run can go on from there. */
public final class FolderSink implements RowSink {

    private static final String PART = "part-";

    private final Storage folder;
    private final Closeable lock;
    private final OutputFormat format;
    private final Schema schema;
    private final FormatOptions formatOptions;
    private final FolderOptions options;
    private final @Nullable Manifest previous;
    private Checkpoint checkpoint;
    private @Nullable FileSink part;
    private long partRows;
    /** How far the windows of the open part reach. */
    private Checkpoint ahead;

    private FolderSink(
            Storage folder,
            Closeable lock,
            OutputFormat format,
            Schema schema,
            FormatOptions formatOptions,
            FolderOptions options,
            @Nullable Manifest previous,
            Checkpoint checkpoint) {
        this.folder = folder;
        this.lock = lock;
        this.format = format;
        this.schema = schema;
        this.formatOptions = formatOptions;
        this.options = options;
        this.previous = previous;
        this.checkpoint = checkpoint;
        this.ahead = checkpoint;
    }

    /**
     * Opens a folder, and makes it if it is not there.
     *
     * @param start where a run begins that has nothing to go on from
     * @throws FolderInUseException if the folder holds something that the mode does not allow
     */
    public static FolderSink open(
            Storage folder,
            OutputFormat format,
            Schema schema,
            FormatOptions formatOptions,
            FolderOptions options,
            Checkpoint start)
            throws IOException {
        Closeable lock = folder.lock();
        try {
            FolderState state = FolderState.of(folder, options.mode(), start);
            FolderSink sink = new FolderSink(
                    folder, lock, format, schema, formatOptions, options, state.previous(), state.checkpoint());
            sink.deleteStrangers();
            return sink;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where the run begins, or goes on. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The finished export that an incremental one adds to. */
    public Optional<Manifest> previous() {
        return Optional.ofNullable(previous);
    }

    @Override
    public void write(Row row) throws IOException {
        open().write(row);
        partRows++;
    }

    @Override
    public void windowDone(Window window) throws IOException {
        List<MissingNote> missing = new ArrayList<>(ahead.missing());
        for (MissingRange range : window.missing()) {
            missing.add(MissingNote.of(range));
        }
        ahead = new Checkpoint(
                ahead.fingerprint(),
                ahead.startedAt(),
                ahead.snapshotEnd().isEmpty() ? window.highestId() : ahead.snapshotEnd(),
                new KeyRange(ahead.rest().from(), window.range().from()),
                ahead.windows() + 1,
                ahead.read() + window.read(),
                ahead.parts(),
                missing);
        if (part != null && (part.bytes() >= options.partBytes() || partRows >= options.partRows())) {
            commit();
        }
    }

    private FileSink open() throws IOException {
        if (part == null) {
            String name = PART
                    + String.format(Locale.ROOT, "%05d", checkpoint.parts().size())
                    + format.endings().get(0);
            part = FileSink.open(folder, name, format, schema, formatOptions);
            partRows = 0;
        }
        return part;
    }

    private void commit() throws IOException {
        List<PartFile> parts = new ArrayList<>(checkpoint.parts());
        if (part != null) {
            parts.addAll(part.finish());
            part = null;
        }
        checkpoint = new Checkpoint(
                ahead.fingerprint(),
                ahead.startedAt(),
                ahead.snapshotEnd(),
                ahead.rest(),
                ahead.windows(),
                ahead.read(),
                parts,
                ahead.missing());
        ahead = checkpoint;
        checkpoint.writeTo(folder);
    }

    @Override
    public void pause() throws IOException {
        commit();
    }

    @Override
    public List<PartFile> finish() throws IOException {
        if (checkpoint.parts().isEmpty()) {
            open();
        }
        commit();
        return checkpoint.parts();
    }

    /** Declares the export finished. */
    public void seal(Manifest manifest) throws IOException {
        manifest.writeTo(folder);
        folder.delete(Checkpoint.NAME);
    }

    /** Deletes parts that no checkpoint knows, and unfinished files: a run that was killed left them. */
    private void deleteStrangers() throws IOException {
        Set<String> known = new HashSet<>();
        checkpoint.parts().forEach(file -> known.add(file.name()));
        folder.deleteUnfinished();
        for (String name : folder.list()) {
            if (name.startsWith(PART) && !known.contains(name)) {
                folder.delete(name);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            if (part != null) {
                part.close();
            }
        }
    }
}
