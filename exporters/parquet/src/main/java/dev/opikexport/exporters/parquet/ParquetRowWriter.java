package dev.opikexport.exporters.parquet;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.Notices;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.column.RowGroups;
import dev.opikexport.exporters.parquet.file.OwnNames;
import dev.opikexport.exporters.parquet.file.ParquetFile;
import dev.opikexport.exporters.parquet.shred.MessageTypes;
import dev.opikexport.exporters.parquet.shred.Misfit;
import dev.opikexport.exporters.parquet.shred.RowShredder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.schema.MessageType;

/**
 * Takes rows apart at once, so that none is kept, and has their columns encoded by other threads, page by page. Not more
 * than some pages are under way: then {@link #write} waits.
 */
final class ParquetRowWriter implements RowWriter {

    private static final String KEPT = "; the server's own stands in the column " + OwnNames.EXACT;

    private final ParquetFile file;
    private final RowGroups rowGroups;
    private final RowShredder shredder;
    private final Notices notices;
    private final Map<String, String> metadata;
    private final IdOrder order;
    private final long rowGroupBytes;
    private long rows;
    private long rowBytes;
    private boolean closed;

    ParquetRowWriter(OutputStream out, Schema schema, FormatOptions options, ParquetSettings settings)
            throws IOException {
        MessageType messageType = MessageTypes.of(schema, settings.variants());
        this.order = new IdOrder(schema, messageType);
        this.notices = options.notices();
        this.metadata = new HashMap<>(options.metadata());
        metadata.put(OwnNames.ENTITY, schema.entity().id());
        metadata.put("opik-export.schema-version", String.valueOf(Schema.VERSION));
        this.rowGroupBytes = settings.rowGroupBytes();
        this.file = new ParquetFile(out, messageType, settings.codec());
        this.rowGroups =
                new RowGroups(file, schema, messageType, settings.codec(), settings.level(), settings.threads());
        this.shredder = new RowShredder(schema, messageType, rowGroups, this::sayMisfit);
    }

    @Override
    public void write(Row row) throws IOException {
        order.see(row);
        shredder.write(row);
        rowGroups.awaitRoom();
        rows++;
        rowBytes += row.end() - row.start();
        if (rowBytes >= rowGroupBytes) {
            endRowGroup();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file;
                rowGroups) {
            if (rows > 0) {
                endRowGroup();
            }
            rowGroups.awaitWritten();
            end();
        }
    }

    private void end() throws IOException {
        Optional<SortingColumn> sorted = order.sortingColumn();
        sorted.ifPresent(by -> metadata.put("opik-export.sorted-by", order.name(by)));
        file.end(metadata, sorted.orElse(null));
    }

    private void endRowGroup() throws IOException {
        long ended = rows;
        rows = 0;
        rowBytes = 0;
        shredder.flush();
        rowGroups.endRowGroup(ended);
    }

    private void sayMisfit(Misfit misfit, Row row) {
        notices.say("A value of " + misfit.column() + " " + misfit.problem() + KEPT, row);
    }
}
