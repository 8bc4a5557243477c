package dev.opikexport.emulator.fault;

import dev.opikexport.emulator.row.Bytes;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Store;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What faults make of the rows that a query selected. */
public final class FaultyRows {

    private static final int WHOLE_BLOCK = 100;

    private final List<Fault> faults;

    /** With these faults. */
    public FaultyRows(List<Fault> faults) {
        this.faults = faults;
    }

    /** True if the query that returns these rows as a page fails in the database. */
    public boolean failList(List<Row> rows) {
        return faults.stream()
                .anyMatch(fault -> fault instanceof Fault.EndEarly
                        || (fault instanceof Fault.MemoryLimit limit && rows.size() > limit.rows())
                        || (fault instanceof Fault.FailingWindow window && firstWithin(window, rows) < rows.size()));
    }

    /** How many of a search's rows arrive before the database fails: whole blocks only. */
    public int sent(List<Row> rows, int limit) {
        int sent = rows.size();
        for (Fault fault : faults) {
            if (fault instanceof Fault.EndEarly early) {
                sent = Math.min(sent, wholeBlocks(rowsWithin(early.share(), rows), limit));
            } else if (fault instanceof Fault.MemoryLimit memory && rows.size() > memory.rows()) {
                sent = 0;
            } else if (fault instanceof Fault.FailingWindow window) {
                int first = firstWithin(window, rows);
                sent = first < rows.size() ? Math.min(sent, wholeBlocks(first, limit)) : sent;
            }
        }
        return sent;
    }

    /** Writes into a project as somebody else might while it is read. */
    public void disturb(Project project, Kind kind, Store store) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.ConcurrentWrites writes && kind != Kind.THREAD) {
                OtherWriter.write(project, kind, store, writes);
            }
        }
    }

    /** The rows that the server can decode. */
    public List<Row> decodable(List<Row> rows) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Undecodable undecodable) {
                return rows.stream()
                        .filter(row -> !undecodable.ids().contains(row.id()))
                        .toList();
            }
        }
        return rows;
    }

    /** The rows as they are sent. */
    public List<Bytes> broken(List<Bytes> rows) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.BrokenRow broken && broken.row() < rows.size()) {
                List<Bytes> changed = new ArrayList<>(rows);
                changed.set(broken.row(), half(rows.get(broken.row())));
                return changed;
            }
        }
        return rows;
    }

    /** The total as it is told. */
    public long total(long total) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.WrongTotal wrong) {
                return Math.max(0, total + wrong.by());
            }
        }
        return total;
    }

    /** True if the bounds of time are ignored. */
    public boolean ignoreTimeBounds() {
        return faults.stream().anyMatch(Fault.IgnoredTimeBounds.class::isInstance);
    }

    private static Bytes half(Bytes row) {
        ByteBuffer buffer = row.buffer();
        byte[] half = new byte[buffer.remaining() / 2];
        buffer.get(half);
        return Bytes.of(half);
    }

    private static int rowsWithin(double share, List<Row> rows) {
        double bytes = 0;
        for (Row row : rows) {
            bytes += row.bytes(Form.SEARCH).length();
        }
        double left = bytes * share;
        int within = 0;
        while (within < rows.size()
                && left >= rows.get(within).bytes(Form.SEARCH).length()) {
            left -= rows.get(within).bytes(Form.SEARCH).length();
            within++;
        }
        return within;
    }

    private static int wholeBlocks(int rows, int limit) {
        int block = limit <= WHOLE_BLOCK ? limit : limit / 2;
        return rows / block * block;
    }

    private static int firstWithin(Fault.FailingWindow window, List<Row> rows) {
        long from = window.from().toEpochMilli();
        long to = window.to().toEpochMilli();
        for (int i = 0; i < rows.size(); i++) {
            long millis = Ids.millis(rows.get(i).id());
            if (from <= millis && millis <= to) {
                return i;
            }
        }
        return rows.size();
    }
}
