package dev.opikexport.exporters.parquet.column;

import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.RowPath;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.file.ParquetFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The row groups of a file. The threads that encode pages also write a row group, behind its last pages, while the next one
 * is filled. For one thread.
 */
public final class RowGroups implements AutoCloseable {

    private final ParquetFile file;
    private final PageEncoders encoders;
    private final Map<List<String>, LeafColumn> columns = new LinkedHashMap<>();
    /** Pages that are not compressed are so large together that there is no room to fill others beside them. */
    private final boolean areLarge;

    private @Nullable Future<?> writing;

    /**
     * @param messageType of the schema
     * @param level of zstd, if that is the codec
     * @param threads that encode and compress
     */
    public RowGroups(
            ParquetFile file,
            Schema schema,
            MessageType messageType,
            CompressionCodecName codec,
            int level,
            int threads) {
        this.file = file;
        this.encoders = new PageEncoders(codec, level, threads);
        this.areLarge = codec == CompressionCodecName.UNCOMPRESSED;
        Map<String, RowPath> paths = schema.columns().stream().collect(Collectors.toMap(Column::name, Column::path));
        for (ColumnDescriptor column : messageType.getColumns()) {
            ColumnTraits traits = ColumnTraits.of(column, paths.get(column.getPath()[0]));
            columns.put(List.of(column.getPath()), new LeafColumn(column, traits, encoders));
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

    /** Waits while the threads have too much to do; says soon what kept them from writing. */
    public void awaitRoom() throws IOException {
        encoders.awaitRoom();
        if (writing != null && writing.isDone()) {
            awaitWritten();
        }
    }

    /** Ends the row group that is being filled; waits until the one before is in the file. */
    public void endRowGroup(long rowCount) throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        for (LeafColumn column : columns.values()) {
            chunks.add(column.endChunk());
        }
        awaitWritten();
        writing = encoders.write(() -> {
            file.startRowGroup(rowCount);
            for (ColumnChunk chunk : chunks) {
                chunk.writeTo(file);
            }
        });
        if (areLarge) {
            awaitWritten();
        }
    }

    /** Waits until the row groups that were ended are in the file. */
    public void awaitWritten() throws IOException {
        Future<?> awaited = writing;
        writing = null;
        if (awaited != null) {
            PageEncoders.await(awaited);
        }
    }

    @Override
    public void close() {
        encoders.close();
    }
}
