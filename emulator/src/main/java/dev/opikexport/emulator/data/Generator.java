package dev.opikexport.emulator.data;

import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.PackedFile;
import dev.opikexport.emulator.row.PackedRow;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.NewIds;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Stamp;
import dev.opikexport.emulator.store.Store;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Makes traces and spans of any number, the same for the same number and seed: 2.9 KB a trace, two spans of 0.9 KB each. */
public final class Generator {

    private static final Instant FIRST = Instant.parse("2026-08-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(90);
    private static final Stamp LOGGED = new Stamp(Instant.parse("2026-11-01T12:00:00.123456Z"), "admin");
    private static final UUID PROJECT_ID = NewIds.of(FIRST.toEpochMilli(), 0, 0);

    private Generator() {}

    /**
     * Adds a project with that many traces.
     *
     * @return where the rows are; to be closed with the store
     */
    public static Closeable addTo(Store store, String projectName, int traces, long seed) {
        PackedFile file = new PackedFile();
        GeneratedRows rows = new GeneratedRows(PROJECT_ID.toString(), LOGGED.at());
        List<Row> traceRows = new ArrayList<>(traces);
        List<Row> spanRows = new ArrayList<>(traces * 2);
        for (int i = 0; i < traces; i++) {
            long millis = FIRST.toEpochMilli() + SPAN.toMillis() * i / traces;
            GeneratedTrace trace = GeneratedTrace.of(seed, i, millis);
            traceRows.add(
                    new PackedRow(trace.id(), null, null, rows.trace(trace).appendTo(file)));
            for (int place = 0; place < trace.spans().size(); place++) {
                UUID parent = place == 0 ? null : trace.spans().get(0).id();
                spanRows.add(new PackedRow(
                        trace.spans().get(place).id(),
                        trace.id(),
                        parent,
                        rows.span(trace, place).appendTo(file)));
            }
        }
        file.seal();
        Project project = store.add(new Project(PROJECT_ID, projectName, LOGGED));
        project.rows(Kind.TRACE).load(newestFirst(traceRows));
        project.rows(Kind.SPAN).load(newestFirst(spanRows));
        return file;
    }

    private static List<Row> newestFirst(List<Row> rows) {
        Collections.reverse(rows);
        rows.sort(Comparator.comparing(Row::id, Ids.ORDER.reversed()));
        return rows;
    }
}
