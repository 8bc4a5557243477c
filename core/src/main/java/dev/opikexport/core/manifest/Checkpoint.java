package dev.opikexport.core.manifest;

import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far an unfinished export came: everything above {@link #rest} is in the parts.
 *
 * @param fingerprint of what makes two exports the same: server, query, columns, format
 * @param filter the filter as this tool prints it, with the instants that {@code now} meant when the export began
 * @param lookback how far an incremental run looks back, as {@link Duration#toString} prints it: who resumes it need not say so again
 * @param snapshotEnd the highest id of the export; empty if nothing was read yet
 * @param rest the ids that are still to be read
 * @param read rows that the server sent
 * @param parts that are complete
 * @param ranges what was counted in the windows, highest ids first, at most a thousand; neighbouring windows share one where they are more
 * @param missing what the server did not deliver
 */
public record Checkpoint(
        String fingerprint,
        String startedAt,
        String filter,
        String lookback,
        String snapshotEnd,
        KeyRange rest,
        long windows,
        long read,
        List<PartFile> parts,
        List<RangeNote> ranges,
        List<MissingNote> missing) {

    /** Its file in the folder. */
    public static final String NAME = "_checkpoint.json";

    public Checkpoint {
        lookback = Objects.requireNonNullElse(lookback, "PT24H");
        parts = List.copyOf(parts);
        ranges = List.copyOf(ranges);
        missing = List.copyOf(missing);
    }

    /** The checkpoint of a folder, if it has one. */
    public static Optional<Checkpoint> in(Storage folder) throws IOException {
        return folder.exists(NAME) ? Optional.of(JsonFile.read(folder, NAME, Checkpoint.class)) : Optional.empty();
    }

    /**
     * Where an export begins.
     *
     * @param now by the server's clock: an incremental run looks for what its database wrote since
     * @param filter as {@link PrintedFilter} prints it
     */
    public static Checkpoint start(String fingerprint, Instant now, String filter, Duration lookback) {
        return new Checkpoint(
                fingerprint,
                now.toString(),
                filter,
                lookback.toString(),
                "",
                KeyRange.ALL,
                0,
                0,
                List.of(),
                List.of(),
                List.of());
    }

    /** The same behind a window of which these rows were written. */
    public Checkpoint behind(Window window, IdSum rows) {
        List<MissingNote> all = new ArrayList<>(missing);
        window.missing().forEach(range -> all.add(MissingNote.of(range)));
        return new Checkpoint(
                fingerprint,
                startedAt,
                filter,
                lookback,
                snapshotEnd.isEmpty() ? window.highestId() : snapshotEnd,
                rest.under(window.range()),
                windows + 1,
                read + window.read(),
                parts,
                RangeNote.add(ranges, RangeNote.of(window, rows)),
                all);
    }

    /** The same with other parts. */
    public Checkpoint withParts(List<PartFile> others) {
        return new Checkpoint(
                fingerprint, startedAt, filter, lookback, snapshotEnd, rest, windows, read, others, ranges, missing);
    }

    /** Writes it into the folder, in place of an older one. */
    public void writeTo(Storage folder) throws IOException {
        JsonFile.write(folder, NAME, this);
    }
}
