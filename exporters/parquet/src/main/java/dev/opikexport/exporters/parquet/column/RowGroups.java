package dev.opikexport.exporters.parquet.column;

import dev.opikexport.exporters.parquet.file.ParquetFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/**
 * The row groups of a file. A row group is written when the threads that encode its last pages are done, while the next is
 * filled. For one thread.
 */
public final class RowGroups implements AutoCloseable {

    private final ParquetFile file;
    private final PageEncoders encoders;
    private final Map<List<String>, LeafColumn> columns = new LinkedHashMap<>();
    private final Deque<RowGroup> full = new ArrayDeque<>();

    private record RowGroup(long rowCount, List<ColumnChunk> chunks) {

        /** Whether the threads are at least at its last page. */
        boolean isEncoded() {
            return chunks.get(chunks.size() - 1).isEncoded();
        }
    }

    /**
     * @param level of zstd, if that is the codec
     * @param threads that encode and compress
     */
    public RowGroups(ParquetFile file, MessageType messageType, CompressionCodecName codec, int level, int threads) {
        this.file = file;
        this.encoders = new PageEncoders(codec, level, threads);
        for (ColumnDescriptor column : messageType.getColumns()) {
            columns.put(List.of(column.getPath()), new LeafColumn(column, encoders));
        }
    }

    /** The leaf at the end of a path. */
    public LeafColumn column(List<String> path) {
        LeafColumn column = columns.get(path);
        if (column == null) {
            throw new IllegalArgumentException("No column " + path);
        }
        return column;
    }

    /** The leaves of a column of the schema. */
    public List<LeafColumn> leaves(String name) {
        return columns.entrySet().stream()
                .filter(column -> column.getKey().get(0).equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Waits while the threads have too much to do, and writes the row group that they have done. */
    public void awaitRoom() throws IOException {
        encoders.awaitRoom();
        if (!full.isEmpty() && full.getFirst().isEncoded()) {
            writeOldest();
        }
    }

    /** Ends the row group that is being filled. */
    public void endRowGroup(long rowCount) throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        for (LeafColumn column : columns.values()) {
            chunks.add(column.endChunk());
        }
        full.add(new RowGroup(rowCount, chunks));
        if (full.size() > 1) {
            writeOldest();
        }
    }

    /** Writes what is not in the file yet. */
    public void finish() throws IOException {
        while (!full.isEmpty()) {
            writeOldest();
        }
    }

    private void writeOldest() throws IOException {
        RowGroup oldest = full.remove();
        file.startRowGroup(oldest.rowCount());
        for (ColumnChunk chunk : oldest.chunks()) {
            chunk.writeTo(file);
        }
    }

    @Override
    public void close() {
        encoders.close();
    }
}
