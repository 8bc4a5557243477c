package dev.opikexport.core.manifest;

import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.WholeFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a finished export says of itself, in {@code _manifest.json} of its folder.
 *
 * @param tool name and version of what wrote it
 * @param server its URL and version
 * @param query what was asked: entity, project, the filter as it was written, as this tool prints it, and as it was sent
 * @param format the files' format
 * @param files how the ids of rows are read back from them
 * @param snapshot the highest id, and when reading began and ended, UTC
 * @param status {@code complete}, {@code limited} or {@code partial}
 * @param rows that were written
 * @param rowsBefore those of earlier runs, to which an incremental one added
 * @param read rows that the server sent
 * @param parts the files
 * @param ranges what the last run counted, window by window or, beyond a thousand windows, in neighbouring ones together; empty for a single
 *     file
 * @param missing what the server did not deliver
 * @param fingerprint of the export, by which another run knows that it may add to it
 */
public record Manifest(
        String tool,
        Map<String, String> server,
        Map<String, Object> query,
        String format,
        FileForm files,
        Map<String, String> snapshot,
        String status,
        long rows,
        long rowsBefore,
        long read,
        long windows,
        long requests,
        long retries,
        List<PartFile> parts,
        List<RangeNote> ranges,
        List<MissingNote> missing,
        String fingerprint) {

    /** Its file in the folder. */
    public static final String NAME = "_manifest.json";
    /** An empty file that says that the manifest and all parts are there. */
    public static final String SUCCESS = "_SUCCESS";

    private static final String BESIDE = ".manifest.json";

    public Manifest {
        files = Objects.requireNonNullElse(files, FileForm.UNKNOWN);
        parts = List.copyOf(parts);
        ranges = List.copyOf(ranges);
        missing = List.copyOf(missing);
    }

    /**
     * The manifest of a folder.
     *
     * @throws IOException if there is none, or it is not one
     */
    public static Manifest in(Storage folder) throws IOException {
        if (!folder.exists(NAME)) {
            throw new NoSuchFileException(
                    folder.describe(NAME), null, "the folder holds no finished export with a manifest");
        }
        return JsonFile.read(folder, NAME, Manifest.class);
    }

    /** Writes it beside a single file, under the file's name and {@code .manifest.json}. */
    public void writeBeside(Storage folder, String file) throws IOException {
        JsonFile.write(folder, file + BESIDE, this);
    }

    /** The highest id of the snapshot, where the export ends; empty if it has no rows or their ids hold no time. */
    public String end() {
        return snapshot.getOrDefault("end", "");
    }

    /** Deletes what an earlier run wrote beside a file that is complete now. */
    public static void deleteBeside(Storage folder, String file) throws IOException {
        folder.delete(file + BESIDE);
    }

    /** Writes it and {@link #SUCCESS} into the folder, in place of older ones. */
    public void writeTo(Storage folder) throws IOException {
        JsonFile.write(folder, NAME, this);
        try (WholeFile success = folder.create(SUCCESS)) {
            success.publish();
        }
    }
}
