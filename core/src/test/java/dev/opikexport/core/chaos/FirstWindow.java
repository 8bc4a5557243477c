package dev.opikexport.core.chaos;

import dev.opikexport.core.Cancel;
import dev.opikexport.core.Progress;
import dev.opikexport.core.window.key.KeyRange;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers when the first window of a snapshot was written: rows that were logged later are not part of it. */
final class FirstWindow implements Progress {

    private volatile long at = Long.MAX_VALUE;

    @Override
    public void on(Event event) {
        if (event instanceof Event.WindowWritten && at == Long.MAX_VALUE) {
            at = System.currentTimeMillis();
        }
    }

    /** The same, and asks to end behind some windows. */
    Progress stopping(Cancel cancel, int windows) {
        return event -> {
            on(event);
            if (event instanceof Event.WindowWritten written && written.windows() >= windows) {
                cancel.finish();
            }
        };
    }

    /** A run that has nothing to go on from takes a snapshot of its own. */
    void startsAgain(Path folder) {
        if (!Files.exists(folder.resolve("_checkpoint.json"))) {
            at = Long.MAX_VALUE;
        }
    }

    boolean isBefore(String id) {
        return KeyRange.millisOf(id) <= at;
    }
}
