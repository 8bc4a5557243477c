package dev.opikexport.emulator.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The requests that the emulator has answered, apart from those to its admin endpoints. Safe for several threads. */
public final class Requests {

    private static final int KEPT = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long count;

    /**
     * One request.
     *
     * @param target path and query as sent
     * @param status of the answer
     */
    public record Entry(String method, String target, int status) {}

    /** Counts one. */
    public synchronized void add(Entry entry) {
        count++;
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /** How many there were. */
    public synchronized long count() {
        return count;
    }

    /** How many of the last 10,000 have a path that begins like this. */
    public synchronized long count(String method, String path) {
        return entries.stream()
                .filter(entry -> entry.method().equals(method) && entry.target().startsWith(path))
                .count();
    }

    /** How many of the last 10,000 were answered with that status. */
    public synchronized long withStatus(int status) {
        return entries.stream().filter(entry -> entry.status() == status).count();
    }

    /** The last 10,000, the oldest first. */
    public synchronized List<Entry> log() {
        return new ArrayList<>(entries);
    }

    /** Forgets them. */
    public synchronized void reset() {
        entries.clear();
        count = 0;
    }
}
