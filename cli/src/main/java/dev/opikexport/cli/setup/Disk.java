package dev.opikexport.cli.setup;

import dev.opikexport.cli.terminal.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether files can be written somewhere. */
final class Disk {

    private static final long LITTLE = 1_000_000_000;

    private Disk() {}

    /** Says what it finds of a folder, or of the nearest one above it that is there. */
    static void check(Path folder, Findings findings) throws IOException {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            findings.bad("disk", "nothing can be written to " + there + ". Name another folder with -o.");
            return;
        }
        long free = Files.getFileStore(there).getUsableSpace();
        String text = Figures.bytes(free) + " free for " + folder;
        if (free < LITTLE) {
            findings.note("disk", text + ". That is little: free some space, or name another folder with -o.");
        } else {
            findings.good("disk", text);
        }
    }
}
