package dev.opikexport.core.manifest;

import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.key.KeyRange;
import java.io.IOException;
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
    public static Optional<Checkpoint> in(Storage folder) throws IOException {
        return folder.exists(NAME) ? Optional.of(JsonFile.read(folder, NAME, Checkpoint.class)) : Optional.empty();
    }

    /** Writes it into the folder, in place of an older one. */
    public void writeTo(Storage folder) throws IOException {
        JsonFile.write(folder, NAME, this);
    }
}
