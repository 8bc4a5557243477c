package dev.opikexport.core.files;

import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The finished export of a folder, which has a manifest and no checkpoint. */
public final class FinishedExport {

    private FinishedExport() {}

    /**
     * The manifest of the export that is there, if it is the one of this fingerprint and came to its end.
     *
     * @throws dev.opikexport.core.storage.FolderInUseException if parts of it are gone
     */
    public static Optional<Manifest> in(Storage folder, String fingerprint) throws IOException {
        if (!folder.exists(Manifest.NAME)) {
            return Optional.empty();
        }
        Manifest manifest = Manifest.in(folder);
        if (!manifest.fingerprint().equals(fingerprint)) {
            return Optional.empty();
        }
        if (isUnsealed(folder)) {
            Closeable lock = folder.lock();
            try (lock) {
                seal(folder);
            }
        }
        if (!folder.exists(Manifest.SUCCESS) || folder.exists(Checkpoint.NAME)) {
            return Optional.empty();
        }
        FolderState.requireParts(folder, manifest.parts());
        return Optional.of(manifest);
    }

    /** Does what is left to do if a run was killed behind its manifest. For who holds the lock. */
    static void seal(Storage folder) throws IOException {
        if (isUnsealed(folder)) {
            Manifest.in(folder).writeTo(folder);
            folder.delete(Checkpoint.NAME);
        }
    }

    private static boolean isUnsealed(Storage folder) throws IOException {
        Optional<Checkpoint> left = Checkpoint.in(folder);
        if (left.isEmpty() || !folder.exists(Manifest.NAME)) {
            return false;
        }
        Manifest manifest = Manifest.in(folder);
        return left.get().fingerprint().equals(manifest.fingerprint())
                && left.get().startedAt().equals(manifest.snapshot().get("began"))
                && left.get().parts().equals(manifest.parts())
                && left.get().ranges().equals(manifest.ranges()); // two runs may begin in one second
    }
}
