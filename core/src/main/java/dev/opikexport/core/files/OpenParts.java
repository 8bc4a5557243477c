package dev.opikexport.core.files;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.partition.Partitioner;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parts that are being written, one for each folder below, and not more than are allowed at a time. */
final class OpenParts implements Closeable {

    private final Storage folder;
    private final OutputFormat format;
    private final Schema schema;
    private final FormatOptions options;
    private final Partitioner partitioner;
    private final List<String> keys;
    private final int limit;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    /** By the folder below, the one that was written to last at the end. */
    private final LinkedHashMap<String, FileSink> open = new LinkedHashMap<>(16, 0.75f, true);

    private final List<PartFile> finished = new ArrayList<>();
    private long finishedBytes;
    private long rows;

    OpenParts(
            Storage folder,
            OutputFormat format,
            Schema schema,
            FormatOptions options,
            FolderOptions folderOptions,
            List<PartFile> before) {
        this.folder = folder;
        this.format = format;
        this.schema = folderOptions.partitioning().ofFiles(schema);
        this.options = options;
        this.partitioner = folderOptions.partitioning().partitioner(options.notices());
        this.keys = folderOptions.partitioning().folderKeys();
        this.limit = folderOptions.partitioning().followsIds(schema.entity()) ? 1 : folderOptions.openFiles();
        for (PartFile part : before) {
            known.add(part.name());
            numbers.merge(part.folder(), 1, Integer::sum);
        }
    }

    /** Deletes parts that no checkpoint knows, and unfinished files: a run that was killed left them. Other folders below are not ours. */
    void deleteStrangers() throws IOException {
        folder.deleteUnfinished();
        for (String name : strangers()) {
            folder.delete(name);
        }
    }

    /** Refuses files of others: where no export began, nobody said that they may go. */
    void refuseStrangers() throws IOException {
        for (String name : strangers()) {
            throw FolderState.refusal(
                    folder,
                    "It holds " + name
                            + ", of another program. Overwrite it, which deletes such files, or choose another folder.");
        }
    }

    private List<String> strangers() throws IOException {
        return folder.list().stream()
                .filter(PartFile::isName)
                .filter(name ->
                        PartFile.keys(name).isEmpty() || PartFile.keys(name).equals(keys))
                .filter(name -> !known.contains(name))
                .toList();
    }

    void write(Row row) throws IOException {
        part(partitioner.folder(row)).write(row);
        rows++;
    }

    /** So that an export without rows has a file with its columns. */
    void openIfNone() throws IOException {
        if (open.isEmpty() && finished.isEmpty()) {
            part(partitioner.folder(null));
        }
    }

    private FileSink part(String below) throws IOException {
        FileSink part = open.get(below);
        if (part != null) {
            return part;
        }
        if (open.size() == limit) {
            finish(open.keySet().iterator().next());
        }
        int number = numbers.merge(below, 1, Integer::sum) - 1;
        String name =
                below + PartFile.PREFIX + String.format(Locale.ROOT, "%05d", number) + format.endingOfParts(options);
        FileSink opened = FileSink.open(folder, name, format, schema, options, true);
        open.put(below, opened);
        return opened;
    }

    private void finish(String below) throws IOException {
        FileSink part = open.get(below);
        if (part != null) {
            List<PartFile> whole = part.finish();
            open.remove(below);
            finished.addAll(whole);
            finishedBytes += whole.stream().mapToLong(PartFile::bytes).sum();
        }
    }

    /** Bytes since the last {@link #finish()} that reached files; formats may hold back more. */
    long bytes() {
        return finishedBytes + open.values().stream().mapToLong(FileSink::bytes).sum();
    }

    /** Rows since the last {@link #finish()}. */
    long rows() {
        return rows;
    }

    /** Whether there are parts that {@link #finish()} has not returned yet. */
    boolean hasFinished() {
        return !finished.isEmpty();
    }

    /** Finishes all that are open. Returns those that were finished since the last time. */
    List<PartFile> finish() throws IOException {
        for (String below : List.copyOf(open.keySet())) {
            finish(below);
        }
        List<PartFile> whole = List.copyOf(finished);
        finished.clear();
        finishedBytes = 0;
        rows = 0;
        return whole;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (FileSink part : open.values()) {
            try {
                part.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
