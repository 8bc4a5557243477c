package dev.opikexport.emulator.store;

import dev.opikexport.emulator.derived.Score;
import dev.opikexport.emulator.derived.Scores;
import dev.opikexport.emulator.derived.SpanAssembly;
import dev.opikexport.emulator.derived.TraceAssembly;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.LiveRow;
import dev.opikexport.emulator.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes the traces and spans of one project, one writer at a time, with all that is derived from them. */
public final class ProjectWriter {

    /** What stays when the same id is logged again. */
    private static final Set<String> KEPT =
            Set.of("created_at", "created_by", "feedback_scores", "comments", "guardrails_validations", "experiment");

    private final Project project;
    private final ThreadIndex threads;
    private final Map<UUID, List<Score>> early = new HashMap<>();
    private volatile @Nullable Instant lastTraceAt;

    /** What happens to the members that a draft does not name. */
    public enum Mode {
        /** The row is logged anew: they vanish. */
        REPLACE,
        /** The row is updated: they stay. */
        MERGE
    }

    ProjectWriter(Project project, RowTable traces, RowTable threads) {
        this.project = project;
        this.threads = new ThreadIndex(traces, threads);
    }

    /** When a trace was last written; null if none was. */
    public @Nullable Instant lastTraceAt() {
        return lastTraceAt;
    }

    /** Makes the threads of traces that were loaded and not written. */
    void assembleThreads() {
        if (!threads.isComplete()) {
            assembleMissing();
        }
    }

    private synchronized void assembleMissing() {
        threads.build();
    }

    /** Logs or updates traces; those whose id is there already become new versions. */
    public synchronized void writeTraces(List<Draft> drafts, Mode mode, Stamp stamp) {
        Map<UUID, Row> written = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            Row old = current(Kind.TRACE, draft.id(), written);
            Map<String, String> members = merged(draft, old, mode, stamp);
            members.putIfAbsent("visibility_mode", "\"default\"");
            LiveRow row =
                    TraceAssembly.assemble(draft.id(), members, apart(draft, old, mode), project.spansOf(draft.id()));
            written.put(draft.id(), old == null ? row : row.after(old).inExperiments(old.experiments()));
        }
        putTraces(written.values());
        lastTraceAt = stamp.at();
    }

    /** Logs or updates spans; those whose id is there already become new versions. */
    public synchronized void writeSpans(List<Draft> drafts, Mode mode, Stamp stamp) {
        Map<UUID, Row> written = new LinkedHashMap<>();
        Set<UUID> traces = new LinkedHashSet<>();
        for (Draft draft : drafts) {
            Row old = current(Kind.SPAN, draft.id(), written);
            Map<String, String> members = merged(draft, old, mode, stamp);
            LiveRow row = SpanAssembly.assemble(
                    draft.id(), members, apart(draft, old, mode).get("metadata"));
            written.put(draft.id(), row.after(old));
            addTrace(traces, old);
            addTrace(traces, row);
        }
        project.rows(Kind.SPAN).put(written.values());
        refresh(traces);
    }

    /** Gives scores to rows; those of rows that are not there yet wait for them, as the database's tables know nothing of each other. */
    public synchronized void score(Kind kind, Map<UUID, List<Score>> scores) {
        Map<UUID, Row> written = new LinkedHashMap<>();
        Set<UUID> traces = new LinkedHashSet<>();
        scores.forEach((id, added) -> {
            Row row = project.rows(kind).find(id).orElse(null);
            if (row == null) {
                early.computeIfAbsent(id, any -> new ArrayList<>()).addAll(added);
                return;
            }
            Map<String, String> members = new HashMap<>(row.shown());
            addScores(members, added);
            written.put(id, again(kind, row, members));
            addTrace(traces, row);
        });
        if (kind == Kind.TRACE) {
            putTraces(written.values());
        } else {
            project.rows(kind).put(written.values());
            refresh(traces);
        }
    }

    private static void addScores(Map<String, String> members, List<Score> added) {
        List<Score> all = Scores.parse(members.get("feedback_scores"));
        for (Score score : added) {
            all = Scores.with(all, score);
        }
        members.put("feedback_scores", String.valueOf(Scores.print(all)));
    }

    /** Removes a trace or span; false if there is none. */
    public synchronized boolean delete(Kind kind, UUID id) {
        Row row = project.rows(kind).find(id).orElse(null);
        if (row == null) {
            return false;
        }
        project.rows(kind).remove(id);
        if (kind == Kind.TRACE) {
            project.spansOf(id).forEach(span -> project.rows(Kind.SPAN).remove(span.id()));
            threads.change(List.of(row), List.of());
        } else if (row.traceId() != null) {
            refresh(Set.of(row.traceId()));
        }
        return true;
    }

    /** Forgets earlier versions, as the database does when it merges. */
    public synchronized void mergeVersions() {
        for (Kind kind : List.of(Kind.TRACE, Kind.SPAN)) {
            List<Row> merged = new ArrayList<>();
            for (Row row : project.rows(kind).byId()) {
                if (!row.earlierVersions().isEmpty() && row instanceof LiveRow live) {
                    merged.add(live.withEarlierVersions(List.of()));
                }
            }
            project.rows(kind).put(merged);
        }
    }

    private @Nullable Row current(Kind kind, UUID id, Map<UUID, Row> written) {
        Row row = written.get(id);
        return row != null ? row : project.rows(kind).find(id).orElse(null);
    }

    private Map<String, String> merged(Draft draft, @Nullable Row old, Mode mode, Stamp stamp) {
        Map<String, String> members = new HashMap<>();
        if (old != null) {
            members.putAll(old.shown());
            if (mode == Mode.REPLACE) {
                members.keySet().retainAll(KEPT);
            }
        }
        members.put("last_updated_at", stamp.updated());
        members.putAll(draft.members());
        members.put("id", '"' + draft.id().toString() + '"');
        members.put("project_id", '"' + project.id().toString() + '"');
        members.putIfAbsent("created_at", stamp.created());
        members.putIfAbsent("created_by", stamp.by());
        members.put("last_updated_by", stamp.by());
        members.putIfAbsent("environment", "\"\"");
        List<Score> waiting = early.remove(draft.id());
        if (waiting != null) {
            addScores(members, waiting);
        }
        return members;
    }

    private static Map<String, String> apart(Draft draft, @Nullable Row old, Mode mode) {
        Map<String, String> apart = apart(old);
        if (mode == Mode.REPLACE) {
            apart.remove("metadata");
        }
        if (draft.metadata() != null) {
            apart.put("metadata", draft.metadata());
        }
        return apart;
    }

    private static Map<String, String> apart(@Nullable Row row) {
        Map<String, String> apart = new HashMap<>();
        if (row != null) {
            for (String name : Row.STORED_APART) {
                String json = row.member(name);
                if (json != null) {
                    apart.put(name, json);
                }
            }
        }
        return apart;
    }

    private void putTraces(Collection<Row> written) {
        List<Row> before = new ArrayList<>();
        written.forEach(row -> project.rows(Kind.TRACE).find(row.id()).ifPresent(before::add));
        project.rows(Kind.TRACE).put(written);
        threads.change(before, written);
    }

    /** Derives traces again whose spans have changed. */
    private void refresh(Set<UUID> traces) {
        List<Row> changed = new ArrayList<>();
        for (UUID id : traces) {
            project.rows(Kind.TRACE).find(id).ifPresent(row -> changed.add(again(Kind.TRACE, row, row.shown())));
        }
        if (!changed.isEmpty()) {
            putTraces(changed);
        }
    }

    /** The same version of a row with other members, or derived anew. */
    private LiveRow again(Kind kind, Row row, Map<String, String> members) {
        Map<String, String> apart = apart(row);
        LiveRow made = kind == Kind.TRACE
                ? TraceAssembly.assemble(row.id(), members, apart, project.spansOf(row.id()))
                : SpanAssembly.assemble(row.id(), members, apart.get("metadata"));
        return made.withEarlierVersions(row.earlierVersions()).inExperiments(row.experiments());
    }

    private static void addTrace(Set<UUID> traces, @Nullable Row span) {
        if (span != null && span.traceId() != null) {
            traces.add(span.traceId());
        }
    }
}
