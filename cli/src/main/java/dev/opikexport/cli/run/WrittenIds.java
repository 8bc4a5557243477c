package dev.opikexport.cli.run;

import dev.opikexport.core.Progress;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.selection.IdSet;
import java.util.List;

/** Collects the ids of the rows that a run writes, and passes on what it hears. */
public final class WrittenIds implements Progress {

    private final Progress next;
    private final IdSet.Builder ids = new IdSet.Builder();
    private long rows;

    public WrittenIds(Progress next) {
        this.next = next;
    }

    @Override
    public void on(Event event) {
        next.on(event);
    }

    @Override
    public synchronized void onRows(List<Row> written) {
        for (Row row : written) {
            String id = row.id();
            if (id != null) {
                ids.add(id);
            }
        }
        rows += written.size();
        next.onRows(written);
    }

    /** How many rows were seen. */
    public synchronized long rows() {
        return rows;
    }

    public synchronized IdSet ids() {
        return ids.build();
    }
}
