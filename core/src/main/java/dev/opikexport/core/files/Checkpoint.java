package dev.opikexport.core.files;

import dev.opikexport.core.window.KeyRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How far an unfinished export came: everything above {@link #rest} is in the parts.
 *
 * @param fingerprint of what makes two exports the same: server, query, columns, format
 * @param snapshotEnd the highest id of the export; empty if nothing was read yet
 * @param rest the ids that are still to be read
 * @param read rows that the server sent
 * @param parts that are complete
 * @param missing what the server did not deliver
 */
public record Checkpoint(
        String fingerprint,
        String startedAt,
        String snapshotEnd,
        KeyRange rest,
        long windows,
        long read,
        List<PartFile> parts,
        List<MissingNote> missing) {

    /** Its file in the folder. */
    public static final String NAME = "_checkpoint.json";

    public Checkpoint {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }

    /** The checkpoint of a folder, if it has one. */
    static Optional<Checkpoint> in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.exists(file) ? Optional.of(JsonFile.read(file, Checkpoint.class)) : Optional.empty();
    }
}
