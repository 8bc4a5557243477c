package dev.opikexport.exporters.parquet;

import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.shred.Misfit;
import dev.opikexport.exporters.parquet.shred.RowShredder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;

/** Encodes and compresses the rows of a row group, in memory. For use by several threads, each with rows of its own. */
final class RowGroupEncoder {

    /** Values that hardly ever occur twice, or are long: a dictionary costs time and brings nothing. */
    private static final Set<String> UNIQUE = Set.of(
            "id",
            "trace_id",
            "parent_span_id",
            "span_id",
            "thread_model_id",
            "dataset_item_id",
            "message",
            "traceback",
            "text",
            "reason");

    /** Columns by which single rows are looked up. */
    private static final Set<String> LOOKED_UP = Set.of("id", "trace_id", "thread_id");

    private final Schema schema;
    private final MessageType messageType;
    private final ParquetSettings settings;

    RowGroupEncoder(Schema schema, MessageType messageType, ParquetSettings settings) {
        this.schema = schema;
        this.messageType = messageType;
        this.settings = settings;
    }

    /**
     * A row group, ready to be written.
     *
     * @param misfits what to tell the user
     */
    record Encoded(ColumnChunkPageWriteStore pages, long rowCount, Map<Misfit, Row> misfits, PageCompressor compressor)
            implements AutoCloseable {

        @Override
        public void close() {
            pages.close();
            compressor.release();
        }
    }

    Encoded encode(List<Row> rows) {
        PageCompressor compressor = new PageCompressor(settings);
        ParquetProperties properties = properties(rows.size());
        ColumnChunkPageWriteStore pages = ColumnChunkPageWriteStore.builder()
                .withSchema(messageType)
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .withCompressorProvider(column -> compressor)
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
        try (ColumnWriteStore store = properties.newColumnWriteStore(messageType, pages, pages)) {
            RowShredder shredder = new RowShredder(schema, messageType, store);
            rows.forEach(shredder::write);
            store.flush();
            return new Encoded(pages, rows.size(), shredder.misfits(), compressor);
        }
    }

    private ParquetProperties properties(int rowCount) {
        ParquetProperties.Builder properties = ParquetProperties.builder()
                .withWriterVersion(WriterVersion.PARQUET_1_0)
                .withDictionaryEncoding(false);
        for (ColumnDescriptor column : messageType.getColumns()) {
            String path = String.join(".", column.getPath());
            LogicalTypeAnnotation type = column.getPrimitiveType().getLogicalTypeAnnotation();
            String name = column.getPath()[column.getPath().length - 1];
            boolean unique = UNIQUE.contains(name);
            boolean payload = LogicalTypeAnnotation.jsonType().equals(type);
            properties.withDictionaryEncoding(
                    path, LogicalTypeAnnotation.stringType().equals(type) && !unique);
            properties.withStatisticsEnabled(path, !payload);
            properties.withSizeStatisticsEnabled(path, !payload);
            if (column.getPath().length == 1 && LOOKED_UP.contains(name)) {
                properties.withBloomFilterEnabled(path, true).withBloomFilterNDV(path, Math.max(1, rowCount));
            }
        }
        return properties.build();
    }
}
