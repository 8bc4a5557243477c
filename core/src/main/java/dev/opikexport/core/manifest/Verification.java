package dev.opikexport.core.manifest;

import dev.opikexport.core.storage.Sha256;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether a folder holds what its manifest says.
 *
 * @param problems one sentence each; empty if all is as it should be
 */
public record Verification(Manifest manifest, List<String> problems) {

    public Verification {
        problems = List.copyOf(problems);
    }

    /** Reads all files of a folder and compares them with its manifest. */
    public static Verification of(Storage folder) throws IOException {
        Manifest manifest = Manifest.in(folder);
        List<String> problems = new ArrayList<>();
        if (!folder.exists(Manifest.SUCCESS)) {
            problems.add(Manifest.SUCCESS + " is missing.");
        }
        if (folder.exists(Checkpoint.NAME)) {
            problems.add("A later export into the folder is not finished.");
        }
        long rows = 0;
        for (PartFile part : manifest.parts()) {
            rows += part.rows();
            check(folder, part, problems);
        }
        strangers(folder, manifest, problems);
        if (rows != manifest.rows()) {
            problems.add("The parts have " + rows + " rows, the manifest says " + manifest.rows() + ".");
        }
        counted(manifest, problems);
        return new Verification(manifest, problems);
    }

    private static void counted(Manifest manifest, List<String> problems) {
        long rows = manifest.rowsBefore();
        for (RangeNote range : manifest.ranges()) {
            rows += range.rows();
        }
        if (rows != manifest.rows()) {
            problems.add("The ranges of ids have " + rows + " rows, the manifest says " + manifest.rows() + ".");
        }
    }

    /** Parts that readers would take for parts of this export. */
    private static void strangers(Storage folder, Manifest manifest, List<String> problems) throws IOException {
        Set<String> known = new HashSet<>();
        Set<List<String>> keys = new HashSet<>(Set.of(List.of()));
        for (PartFile part : manifest.parts()) {
            known.add(part.name());
            keys.add(PartFile.keys(part.name()));
        }
        for (String name : folder.list()) {
            if (PartFile.isName(name) && keys.contains(PartFile.keys(name)) && !known.contains(name)) {
                problems.add(name + " is not in the manifest.");
            }
        }
    }

    private static void check(Storage folder, PartFile part, List<String> problems) throws IOException {
        OptionalLong bytes = folder.size(part.name());
        if (bytes.isEmpty()) {
            problems.add(part.name() + " is missing.");
        } else if (bytes.getAsLong() != part.bytes()) {
            problems.add(part.name() + " has " + bytes.getAsLong() + " bytes, the manifest says " + part.bytes() + ".");
        } else if (!Sha256.of(folder, part.name()).equals(part.sha256())) {
            problems.add(part.name() + " was changed: its SHA-256 is not the manifest's.");
        }
    }
}
