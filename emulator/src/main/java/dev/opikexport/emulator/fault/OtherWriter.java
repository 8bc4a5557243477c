package dev.opikexport.emulator.fault;

import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.Draft;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.ProjectWriter.Mode;
import dev.opikexport.emulator.store.Stamp;
import dev.opikexport.emulator.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who logs and updates rows while a client reads. */
final class OtherWriter {

    private static final String USER = "somebody else";

    private OtherWriter() {}

    static void write(Project project, Kind kind, Store store, Fault.ConcurrentWrites writes) {
        Stamp stamp = store.stamp(USER);
        List<Draft> logged = new ArrayList<>();
        for (int i = 0; i < writes.logged(); i++) {
            UUID id = store.newId();
            String start = '"' + stamp.at().toString() + '"';
            Map<String, String> members = kind == Kind.TRACE
                    ? Map.of("name", "\"logged meanwhile\"", "start_time", start)
                    : Map.of(
                            "name", "\"logged meanwhile\"", "start_time", start, "trace_id", '"' + id.toString() + '"');
            logged.add(new Draft(id, members, null));
        }
        put(project, kind, logged, Mode.REPLACE, stamp);
        List<Draft> updated = new ArrayList<>();
        List<Row> rows = project.rows(kind).byId();
        for (int i = 0; i < Math.min(writes.updated(), rows.size()); i++) {
            Row row = rows.get((int) ((i + 0.5) * rows.size() / writes.updated()));
            updated.add(new Draft(row.id(), Map.of("tags", "[\"updated meanwhile\"]"), null));
        }
        put(project, kind, updated, Mode.MERGE, stamp);
    }

    private static void put(Project project, Kind kind, List<Draft> drafts, Mode mode, Stamp stamp) {
        if (drafts.isEmpty()) {
            return;
        }
        if (kind == Kind.TRACE) {
            project.writer().writeTraces(drafts, mode, stamp);
        } else {
            project.writer().writeSpans(drafts, mode, stamp);
        }
    }
}
