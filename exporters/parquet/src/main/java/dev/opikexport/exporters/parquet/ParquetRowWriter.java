package dev.opikexport.exporters.parquet;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.Notices;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.shred.MessageTypes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/**
 * Collects rows into row groups, has those encoded by threads, and writes them in order. Not more row groups are under way
 * than there are threads: then {@link #write} waits.
 */
final class ParquetRowWriter implements RowWriter {

    private static final String KEPT = "; the server's own stands in the column _exact";

    private final ParquetSettings settings;
    private final ParquetFileWriter file;
    private final RowGroupEncoder encoder;
    private final ExecutorService threads;
    private final Deque<Future<RowGroupEncoder.Encoded>> underWay = new ArrayDeque<>();
    private final Notices notices;
    private final Map<String, String> metadata;
    private final IdOrder order = new IdOrder();
    private List<Row> rows = new ArrayList<>();
    private long rowBytes;
    private boolean closed;

    ParquetRowWriter(OutputStream out, Schema schema, FormatOptions options, ParquetSettings settings)
            throws IOException {
        MessageType messageType = MessageTypes.of(schema);
        this.settings = settings;
        this.encoder = new RowGroupEncoder(schema, messageType, settings);
        this.notices = options.notices();
        this.metadata = new HashMap<>(options.metadata());
        metadata.put("opik-export.entity", schema.entity().id());
        metadata.put("opik-export.schema-version", String.valueOf(Schema.VERSION));
        this.file = new ParquetFileWriter(
                new StreamOutputFile(out),
                messageType,
                ParquetFileWriter.Mode.CREATE,
                settings.rowGroupBytes(),
                0,
                (FileEncryptionProperties) null,
                ParquetProperties.builder().build());
        file.start();
        this.threads = Executors.newFixedThreadPool(settings.threads(), ParquetRowWriter::daemon);
    }

    @Override
    public void write(Row row) throws IOException {
        order.see(row);
        rows.add(row);
        rowBytes += row.end() - row.start();
        if (rowBytes >= settings.rowGroupBytes()) {
            encodeRows();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            if (!rows.isEmpty()) {
                encodeRows();
            }
            while (!underWay.isEmpty()) {
                writeOldest();
            }
            order.name().ifPresent(name -> metadata.put("opik-export.sorted-by", name));
            file.end(metadata);
        } finally {
            threads.shutdownNow();
        }
    }

    private void encodeRows() throws IOException {
        if (underWay.size() == settings.threads()) {
            writeOldest();
        }
        List<Row> group = rows;
        underWay.add(threads.submit(() -> encoder.encode(group)));
        rows = new ArrayList<>(group.size());
        rowBytes = 0;
    }

    private void writeOldest() throws IOException {
        try (RowGroupEncoder.Encoded encoded = await(underWay.remove())) {
            encoded.misfits()
                    .forEach((misfit, row) ->
                            notices.say("A value of " + misfit.column() + " " + misfit.problem() + KEPT, row));
            file.startBlock(encoded.rowCount());
            encoded.pages().flushToFileWriter(file);
            file.endBlock();
        }
    }

    private static RowGroupEncoder.Encoded await(Future<RowGroupEncoder.Encoded> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException("A row group could not be encoded: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a row group was encoded");
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "parquet-encoder");
        thread.setDaemon(true);
        return thread;
    }
}
