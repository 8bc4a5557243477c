package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.Window;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a selection, highest id first, as an iterator for one thread. An iterator that ends without an exception delivered every
 * row, but for those that its listener was told of and {@link #status()} speaks of.
 */
public final class RowStream implements Iterator<Row>, Closeable {

    private final SelectedWindows windows;
    private final OpikClient client;
    private final Tally tally;
    private Iterator<Row> rows = Collections.emptyIterator();

    /** Hands out the rows of windows, which the client reads. */
    RowStream(SelectedWindows windows, OpikClient client, Tally tally) {
        this.windows = windows;
        this.client = client;
        this.tally = tally;
    }

    /** How far it came; {@link ExportResult.Status#CANCELLED} before the last row. */
    public ExportResult.Status status() {
        return windows.status();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the server refuses or cannot be reached, or this is closed, by another thread, too
     */
    @Override
    public boolean hasNext() {
        try {
            while (!rows.hasNext()) {
                rows = Collections.emptyIterator();
                Window window = windows.nextWindow();
                if (window == null) {
                    return false;
                }
                rows = window.rows().iterator();
                tally.written(window);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    /** The rows as a stream, which closes this when it is closed. */
    public Stream<Row> stream() {
        Spliterator<Row> rest = Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(rest, false).onClose(this::close);
    }

    /** Ends the requests under way. */
    @Override
    public void close() {
        windows.close();
        client.close();
    }
}
