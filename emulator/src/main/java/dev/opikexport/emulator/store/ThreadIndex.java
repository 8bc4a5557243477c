package dev.opikexport.emulator.store;

import dev.opikexport.emulator.derived.ThreadAssembly;
import dev.opikexport.emulator.row.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the threads of a project in step with its traces. Built when the threads are first asked for. */
final class ThreadIndex {

    private final RowTable traces;
    private final RowTable threads;
    private final Map<String, Set<UUID>> tracesByThread = new HashMap<>();
    private final Map<String, UUID> rowByThread = new HashMap<>();
    private final Set<String> changedBefore = new HashSet<>();
    private volatile boolean built;

    ThreadIndex(RowTable traces, RowTable threads) {
        this.traces = traces;
        this.threads = threads;
    }

    boolean isComplete() {
        return built;
    }

    /** Indexes the traces and makes the threads that are not there, or whose traces have changed since they were. */
    void build() {
        if (built) {
            return;
        }
        traces.byId().forEach(trace -> add(trace.member("thread_id"), trace.id()));
        threads.byId().forEach(thread -> rowByThread.put(String.valueOf(thread.member("id")), thread.id()));
        Set<String> missing = new LinkedHashSet<>(tracesByThread.keySet());
        missing.removeAll(rowByThread.keySet());
        missing.addAll(changedBefore);
        assemble(missing);
        built = true;
    }

    /** Follows a change of traces: rows as they were, if they were, and as they are now. */
    void change(Collection<Row> before, Collection<Row> after) {
        if (!built) {
            before.forEach(trace -> addTo(changedBefore, trace));
            after.forEach(trace -> addTo(changedBefore, trace));
            return;
        }
        Set<String> touched = new LinkedHashSet<>();
        for (Row trace : before) {
            String thread = trace.member("thread_id");
            if (thread != null) {
                tracesByThread
                        .computeIfAbsent(thread, t -> new LinkedHashSet<>())
                        .remove(trace.id());
                touched.add(thread);
            }
        }
        for (Row trace : after) {
            String thread = trace.member("thread_id");
            if (thread != null) {
                touched.add(thread);
                add(thread, trace.id());
            }
        }
        assemble(touched);
    }

    private static void addTo(Set<String> threads, Row trace) {
        String thread = trace.member("thread_id");
        if (thread != null) {
            threads.add(thread);
        }
    }

    private void add(@Nullable String thread, UUID trace) {
        if (thread != null) {
            tracesByThread.computeIfAbsent(thread, t -> new LinkedHashSet<>()).add(trace);
        }
    }

    private List<Row> rowsOf(Set<UUID> ids) {
        List<Row> rows = new ArrayList<>();
        ids.forEach(id -> traces.find(id).ifPresent(row -> rows.add(row.opened())));
        return rows;
    }

    private void assemble(Set<String> touched) {
        Set<UUID> removed = new HashSet<>();
        List<Row> made = new ArrayList<>();
        for (String thread : touched) {
            UUID old = rowByThread.remove(thread);
            if (old != null) {
                removed.add(old);
            }
            List<Row> rows = rowsOf(tracesByThread.getOrDefault(thread, Set.of()));
            if (!rows.isEmpty()) {
                Row row = ThreadAssembly.assemble(thread, rows);
                rowByThread.put(thread, row.id());
                made.add(row);
            }
        }
        threads.replace(removed, made);
    }
}
