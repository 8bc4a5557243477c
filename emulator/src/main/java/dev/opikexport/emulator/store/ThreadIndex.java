package dev.opikexport.emulator.store;

import dev.opikexport.emulator.derived.ThreadAssembly;
import dev.opikexport.emulator.row.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the threads of a project in step with its traces. Built when the first write needs it. */
final class ThreadIndex {

    private final RowTable traces;
    private final RowTable threads;
    private final Map<String, Set<UUID>> tracesByThread = new HashMap<>();
    private final Map<String, UUID> rowByThread = new HashMap<>();
    private volatile boolean built;

    ThreadIndex(RowTable traces, RowTable threads) {
        this.traces = traces;
        this.threads = threads;
    }

    boolean isComplete() {
        return built;
    }

    /** Indexes what is there and makes the threads that are not. Must be called before the traces change. */
    void build() {
        if (built) {
            return;
        }
        traces.byId().forEach(trace -> add(trace.member("thread_id"), trace.id()));
        threads.byId().forEach(thread -> rowByThread.put(String.valueOf(thread.member("id")), thread.id()));
        List<Row> made = new ArrayList<>();
        tracesByThread.forEach((thread, ids) -> {
            if (!rowByThread.containsKey(thread)) {
                made.add(ThreadAssembly.assemble(thread, rowsOf(ids)));
                rowByThread.put(thread, made.get(made.size() - 1).id());
            }
        });
        threads.put(made);
        built = true;
    }

    /** Follows a change of traces: rows as they were, if they were, and as they are now. */
    void change(Collection<Row> before, Collection<Row> after) {
        Set<String> touched = new LinkedHashSet<>();
        for (Row trace : before) {
            String thread = trace.member("thread_id");
            if (thread != null) {
                tracesByThread.getOrDefault(thread, Set.of()).remove(trace.id());
                touched.add(thread);
            }
        }
        for (Row trace : after) {
            String thread = trace.member("thread_id");
            if (thread != null) {
                add(thread, trace.id());
                touched.add(thread);
            }
        }
        touched.forEach(this::assemble);
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

    private void assemble(String thread) {
        UUID old = rowByThread.remove(thread);
        if (old != null) {
            threads.remove(old);
        }
        List<Row> rows = new ArrayList<>();
        tracesByThread
                .getOrDefault(thread, Set.of())
                .forEach(id -> traces.find(id).ifPresent(rows::add));
        if (!rows.isEmpty()) {
            Row row = ThreadAssembly.assemble(thread, rows);
            rowByThread.put(thread, row.id());
            threads.put(List.of(row));
        }
    }
}
