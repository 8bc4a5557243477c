package dev.opikexport.core.files;

import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.IdSum;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.Window;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of parts. After each part a checkpoint says how far they reach, so that a later run can go on from there. */
public final class FolderSink implements RowSink {

    private final Storage folder;
    private final Closeable lock;
    private final OpenParts parts;
    private final FolderOptions options;
    private final @Nullable Manifest previous;
    private Checkpoint checkpoint;
    /** Whether what is in the folder tells that its parts are this export's. */
    private boolean begun;
    /** How far the windows of the open parts reach. */
    private Checkpoint ahead;

    private IdSum rowsOfWindow = new IdSum();

    private FolderSink(Storage folder, Closeable lock, OpenParts parts, FolderOptions options, FolderState state) {
        this.folder = folder;
        this.lock = lock;
        this.parts = parts;
        this.options = options;
        this.previous = state.previous();
        this.begun = state.begun();
        this.checkpoint = state.checkpoint();
        this.ahead = checkpoint;
    }

    /**
     * Opens a folder, and makes it if it is not there.
     *
     * @param start where a run begins that has nothing to go on from
     * @throws dev.opikexport.core.storage.FolderInUseException if the folder holds something that the mode does not allow
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
            FolderState.refuseNested(folder);
            FolderState state = FolderState.of(folder, options.mode(), start);
            OpenParts parts = new OpenParts(
                    folder,
                    format,
                    schema,
                    formatOptions,
                    options,
                    state.checkpoint().parts());
            if (state.begun() || options.mode() == Mode.OVERWRITE) {
                parts.deleteStrangers();
            } else {
                parts.refuseStrangers();
            }
            FolderSink sink = new FolderSink(folder, lock, parts, options, state);
            if (state.previous() != null) {
                sink.begin();
            }
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

    /** Says before the first part that it will be this export's; of one that is added to, that it is not finished any more. */
    private void begin() throws IOException {
        if (!begun) {
            checkpoint.writeTo(folder);
            begun = true;
        }
    }

    @Override
    public void write(Row row) throws IOException {
        begin();
        parts.write(row);
        rowsOfWindow.add(String.valueOf(row.id()));
    }

    @Override
    public void windowDone(Window window) {
        ahead = ahead.behind(window, rowsOfWindow);
        rowsOfWindow = new IdSum();
    }

    @Override
    public boolean isFull() {
        return parts.bytes() >= options.partBytes() || parts.rows() >= options.partRows();
    }

    @Override
    public void commit() throws IOException {
        List<PartFile> whole = new ArrayList<>(checkpoint.parts());
        whole.addAll(parts.finish());
        checkpoint = ahead.withParts(whole);
        ahead = checkpoint;
        checkpoint.writeTo(folder);
    }

    @Override
    public List<PartFile> finish() throws IOException {
        if (checkpoint.parts().isEmpty()) {
            begin();
            parts.openIfNone();
        }
        commit();
        return checkpoint.parts();
    }

    /**
     * Declares the export finished.
     *
     * @throws dev.opikexport.core.storage.FolderInUseException if somebody took parts away meanwhile
     */
    public void seal(Manifest manifest) throws IOException {
        Set<String> there = Set.copyOf(folder.list());
        for (PartFile part : manifest.parts()) {
            if (!there.contains(part.name())) {
                throw FolderState.refusal(
                        folder, "Its " + part.name() + " was taken away meanwhile. Overwrite the export.");
            }
        }
        manifest.writeTo(folder);
        folder.delete(Checkpoint.NAME);
    }

    @Override
    public void close() throws IOException {
        try (lock;
                parts) {
            if (begun && previous == null && checkpoint.windows() == 0 && !parts.hasFinished()) {
                folder.delete(Checkpoint.NAME);
            }
        }
    }
}
