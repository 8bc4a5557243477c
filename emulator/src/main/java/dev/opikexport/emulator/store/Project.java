package dev.opikexport.emulator.store;

import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project with its rows. */
public final class Project {

    private static final Comparator<Row> NEWEST_FIRST = Comparator.comparing(Row::id, Ids.ORDER.reversed());

    /** The server's order of spans in GET: by trace, parent and id, all as text, the last first. */
    private static final Comparator<Row> SPAN_ORDER = Comparator.comparing((Row row) -> text(row, "trace_id"))
            .thenComparing(row -> text(row, "parent_span_id"))
            .thenComparing(row -> row.id().toString())
            .reversed();

    private final UUID id;
    private final String name;
    private final RowTable traces = new RowTable(NEWEST_FIRST);
    private final RowTable spans = new RowTable(SPAN_ORDER);
    private final RowTable threads = new RowTable(NEWEST_FIRST);

    /** A project without rows. */
    public Project(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    /** The project's id. */
    public UUID id() {
        return id;
    }

    /** The name as it was first written. */
    public String name() {
        return name;
    }

    /** The rows of one kind. */
    public RowTable rows(Kind kind) {
        return switch (kind) {
            case TRACE -> traces;
            case SPAN -> spans;
            case THREAD -> threads;
        };
    }

    private static String text(Row row, String member) {
        @Nullable String json = row.member(member);
        return json == null ? "" : json;
    }
}
