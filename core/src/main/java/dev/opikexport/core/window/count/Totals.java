package dev.opikexport.core.window.count;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.window.key.KeyRange;
import java.io.IOException;
import java.util.Arrays;

/**
 * The server's counts. Once one of them turned out wrong, for the same rows were counted differently a moment later, none is believed alone: most
 * of five decide from then on. Safe for several threads.
 */
public final class Totals {

    private static final int ASKED_AGAIN = 4;

    private final OpikClient client;
    private final Bounds bounds;
    private volatile boolean shaky;

    /** Counts as the bounds say. */
    public Totals(OpikClient client, Bounds bounds) {
        this.client = client;
        this.bounds = bounds;
    }

    /** A count contradicted another one. */
    public void doubt() {
        shaky = true;
    }

    /** How many rows a range has. */
    public long count(CountedQuery query, KeyRange range, Patience patience) throws IOException {
        return believed(query, range, ask(query, range, patience), patience);
    }

    /** A count that came with rows, or the one that most of five say. */
    public long believed(CountedQuery query, KeyRange range, long counted, Patience patience) throws IOException {
        return shaky ? confirmed(query, range, counted, patience) : counted;
    }

    /** What most of five counts say. */
    public long confirmed(CountedQuery query, KeyRange range, long counted, Patience patience) throws IOException {
        if (!query.totalReliable()) {
            return counted;
        }
        long[] counts = new long[ASKED_AGAIN + 1];
        counts[0] = counted;
        for (int i = 1; i < counts.length; i++) {
            counts[i] = ask(query, range, patience);
        }
        Arrays.sort(counts);
        if (counts[0] != counts[counts.length - 1]) {
            doubt();
        }
        return counts[counts.length / 2];
    }

    private long ask(CountedQuery query, KeyRange range, Patience patience) throws IOException {
        return client.count(bounds.apply(query.query(), range), patience);
    }
}
