package dev.opikexport.core.files;

import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.storage.FolderInUseException;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run finds in its folder, and so where it begins.
 *
 * @param previous the finished export that it adds to; null if it does not
 * @param begun whether an unfinished export is there, to which parts belong that no checkpoint knows: a run that was killed left them
 */
record FolderState(Checkpoint checkpoint, @Nullable Manifest previous, boolean begun) {

    /** Refuses a folder below which lies another export: whoever reads the upper one would have the rows of both. */
    static void refuseNested(Storage folder) throws IOException {
        for (String name : folder.list()) {
            if (name.endsWith("/" + Manifest.NAME) || name.endsWith("/" + Checkpoint.NAME)) {
                throw new FileSystemException(
                        folder.describe(""),
                        null,
                        "It holds another export in " + name.substring(0, name.lastIndexOf('/') + 1)
                                + ".\nDelete that, or choose another folder.");
            }
        }
    }

    static FolderState of(Storage folder, FolderOptions.Mode mode, Checkpoint start) throws IOException {
        return switch (mode) {
            case NEW -> Exports.in(folder).none(start);
            case OVERWRITE -> overwritten(folder, start);
            case RESUME -> Exports.in(folder).resumed(start);
            case INCREMENTAL -> Exports.in(folder).addedTo(start);
        };
    }

    private static FolderState overwritten(Storage folder, Checkpoint start) throws IOException {
        folder.delete(Manifest.SUCCESS);
        for (PartFile part : parts(folder)) {
            folder.delete(part.name());
        }
        folder.delete(Manifest.NAME);
        folder.delete(Checkpoint.NAME);
        return new FolderState(start, null, false);
    }

    /** The parts of the export that is there; none that can be known of if it cannot be read. */
    private static Set<PartFile> parts(Storage folder) throws IOException {
        Set<PartFile> parts = new LinkedHashSet<>();
        try {
            Checkpoint.in(folder).ifPresent(checkpoint -> parts.addAll(checkpoint.parts()));
            if (folder.exists(Manifest.NAME)) {
                parts.addAll(Manifest.in(folder).parts());
            }
        } catch (FileSystemException e) {
            return parts;
        }
        return parts;
    }

    /** The exports of earlier runs, of which there may be both kinds: one that is finished, and one that was to add to it. */
    private record Exports(Storage folder, Optional<Checkpoint> unfinished, boolean finished) {

        static Exports in(Storage folder) throws IOException {
            FinishedExport.seal(folder);
            return new Exports(folder, Checkpoint.in(folder), folder.exists(Manifest.NAME));
        }

        FolderState none(Checkpoint start) throws IOException {
            if (unfinished.isPresent()) {
                throw refusal(
                        folder, "It holds an unfinished export. Resume it, overwrite it, or choose another folder.");
            }
            if (finished) {
                throw refusal(folder, "It holds a finished export. Overwrite it, or choose another folder.");
            }
            return new FolderState(start, null, false);
        }

        FolderState resumed(Checkpoint start) throws IOException {
            if (unfinished.isEmpty() && finished) {
                throw refusal(
                        folder,
                        "Its export is finished, and of another server, query, format or set of columns: there is nothing to resume.");
            }
            return state(start, finished ? Manifest.in(folder) : null);
        }

        FolderState addedTo(Checkpoint start) throws IOException {
            if (!finished) {
                return state(start, null);
            }
            Manifest manifest = Manifest.in(folder);
            requireParts(folder, manifest.parts());
            if (!start.fingerprint().equals(manifest.fingerprint())) {
                throw refusal(
                        folder,
                        "Its export is of another server, query or format, or has other columns: nothing can be added to it.");
            }
            return state(start.withParts(manifest.parts()), manifest);
        }

        /** Where the unfinished export ended, or the start if there is none. */
        private FolderState state(Checkpoint start, @Nullable Manifest previous) throws IOException {
            if (unfinished.isEmpty()) {
                return new FolderState(start, previous, false);
            }
            Checkpoint checkpoint = unfinished.get();
            if (!checkpoint.fingerprint().equals(start.fingerprint())) {
                throw refusal(
                        folder,
                        "Its unfinished export is of another server, query, format or set of columns. Overwrite it, or choose another folder.");
            }
            requireParts(folder, checkpoint.parts());
            return new FolderState(checkpoint, previous, true);
        }
    }

    /** Refuses to build on an export of which parts are gone. */
    static void requireParts(Storage folder, List<PartFile> parts) throws IOException {
        for (PartFile part : parts) {
            if (!folder.size(part.name()).equals(OptionalLong.of(part.bytes()))) {
                throw refusal(folder, "Its " + part.name() + " is missing or was changed. Overwrite the export.");
            }
        }
    }

    static FolderInUseException refusal(Storage folder, String reason) {
        return new FolderInUseException(folder.describe(""), reason);
    }
}
