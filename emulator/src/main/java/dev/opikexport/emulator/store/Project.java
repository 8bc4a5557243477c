package dev.opikexport.emulator.store;

import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project with its rows. */
public final class Project {

    private static final UUID NONE = new UUID(0, 0);

    /** The server's order of spans in GET: by trace, parent and id, the last first. */
    private static final Comparator<Row> SPAN_ORDER = Comparator.comparing(
                    (Row span) -> orNone(span.traceId()), Ids.ORDER.reversed())
            .thenComparing(span -> orNone(span.parentId()), Ids.ORDER.reversed())
            .thenComparing(RowTable.NEWEST_FIRST);

    private static final Comparator<Row> LAST_UPDATED_FIRST = Comparator.comparing(
                    (Row thread) -> String.valueOf(thread.member("last_updated_at")), Comparator.reverseOrder())
            .thenComparing(RowTable.NEWEST_FIRST);

    private final UUID id;
    private final String name;
    private final Stamp created;
    private final RowTable traces = new RowTable(RowTable.NEWEST_FIRST);
    private final RowTable spans = new RowTable(SPAN_ORDER);
    private final RowTable threads = new RowTable(LAST_UPDATED_FIRST);
    private final ProjectWriter writer = new ProjectWriter(this, traces, threads);

    /** A project without rows. */
    public Project(UUID id, String name, Stamp created) {
        this.id = id;
        this.name = name;
        this.created = created;
    }

    /** The project's id. */
    public UUID id() {
        return id;
    }

    /** The name as it was first written. */
    public String name() {
        return name;
    }

    /** When and by whom it was made. */
    public Stamp created() {
        return created;
    }

    /** The rows of one kind. */
    public RowTable rows(Kind kind) {
        return switch (kind) {
            case TRACE -> traces;
            case SPAN -> spans;
            case THREAD -> {
                writer.assembleThreads();
                yield threads;
            }
        };
    }

    /** Takes threads as they are, instead of making them from the traces. */
    public void loadThreads(List<? extends Row> rows) {
        threads.put(rows);
    }

    /** The way to change traces and spans with everything that follows from them. */
    public ProjectWriter writer() {
        return writer;
    }

    /** The spans of a trace, in the order of GET. */
    public List<Row> spansOf(UUID traceId) {
        return spansOfTraces().of(traceId);
    }

    /** The spans as they are now, trace by trace. */
    public SpansOfTraces spansOfTraces() {
        return new SpansOfTraces(spans.listed());
    }

    static UUID orNone(@Nullable UUID id) {
        return id == null ? NONE : id;
    }
}
