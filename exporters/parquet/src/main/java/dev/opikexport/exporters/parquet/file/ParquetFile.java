package dev.opikexport.exporters.parquet.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.parquet.Version;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.IEEE754TotalOrder;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.internal.column.columnindex.ColumnIndexBuilder;
import org.apache.parquet.internal.column.columnindex.OffsetIndexBuilder;
import org.apache.parquet.schema.ColumnOrder.ColumnOrderName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a file in their order: row groups, then page indexes, bloom filters and the footer. For one thread.
 *
 * <p>The bytes are those of parquet-java's own writer, which knows no order of rows, and whose end of a file takes a good
 * part of the time of a small one.
 */
public final class ParquetFile implements Closeable {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int BUFFER_BYTES = 1 << 16;
    /** The least and greatest values of pages are cut there. */
    private static final int LONGEST_INDEXED = 64;

    private final PositionStream out;
    private final CompressionCodecName codec;
    private final List<SchemaElement> schema;
    private final List<ColumnOrder> columnOrders;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private final List<WrittenChunk> written = new ArrayList<>();
    private long rows;

    /** What stands in the end of the file of a chunk; the indexes as Thrift writes them. */
    private record WrittenChunk(
            ColumnChunk chunk,
            @Nullable ByteArrayOutputStream columnIndex,
            ByteArrayOutputStream offsetIndex,
            @Nullable BloomFilter bloomFilter) {}

    /**
     * Begins a file.
     *
     * @param out closed with it
     */
    public ParquetFile(OutputStream out, MessageType schema, CompressionCodecName codec) throws IOException {
        this.out = new PositionStream(new BufferedOutputStream(out, BUFFER_BYTES));
        this.codec = codec;
        // Made now, for at the end of the file everything else has to wait for it.
        this.schema = SchemaElements.of(schema);
        this.columnOrders = schema.getColumns().stream()
                .map(column -> order(column.getPrimitiveType()))
                .toList();
        this.out.write(MAGIC);
    }

    /** Begins a row group, whose chunks follow in the order of the schema. */
    public void startRowGroup(long rowCount) {
        rows += rowCount;
        rowGroups.add(new RowGroup(new ArrayList<>(), 0, rowCount)
                .setFile_offset(out.position())
                .setTotal_compressed_size(0)
                .setOrdinal((short) rowGroups.size()));
    }

    /**
     * Writes the next chunk of the row group.
     *
     * @param dictionary of those pages that have their values in one; null if none has
     * @param pages in the order of the rows, at least one
     */
    public void write(
            ColumnDescriptor column,
            @Nullable EncodedDictionary dictionary,
            List<Page> pages,
            @Nullable BloomFilter bloomFilter)
            throws IOException {
        long start = out.position();
        long headers = 0;
        if (dictionary != null) {
            headers += write(dictionary);
        }
        long firstPage = out.position();
        OffsetIndexBuilder offsetIndex = OffsetIndexBuilder.getBuilder();
        long firstRow = 0;
        for (Page page : pages) {
            long offset = out.position();
            headers += write(page);
            offsetIndex.add(offset, Math.toIntExact(out.position() - offset), firstRow);
            firstRow += page.rowCount();
        }
        long plain = headers
                + (dictionary == null ? 0 : dictionary.size())
                + pages.stream().mapToLong(Page::size).sum();
        PrimitiveType type = column.getPrimitiveType();
        ColumnMetaData metadata = new ColumnMetaData(
                        SchemaElements.type(type),
                        encodings(pages),
                        Arrays.asList(column.getPath()),
                        codec.getParquetCompressionCodec(),
                        pages.stream().mapToLong(Page::valueCount).sum(),
                        plain,
                        out.position() - start,
                        firstPage)
                .setEncoding_stats(encodingStats(dictionary != null, pages));
        if (dictionary != null) {
            metadata.setDictionary_page_offset(start);
        }
        Statistics<?> statistics = statistics(pages);
        if (statistics != null) {
            metadata.setStatistics(ParquetMetadataConverter.toParquetStatistics(statistics));
        }
        // Offset 0: the metadata of a chunk stands in the footer only.
        ColumnChunk chunk = new ColumnChunk(0).setMeta_data(metadata);
        RowGroup rowGroup = rowGroups.get(rowGroups.size() - 1);
        rowGroup.addToColumns(chunk);
        rowGroup.setTotal_byte_size(rowGroup.getTotal_byte_size() + plain);
        rowGroup.setTotal_compressed_size(rowGroup.getTotal_compressed_size() + metadata.getTotal_compressed_size());
        // Made now, as the schema is.
        written.add(new WrittenChunk(
                chunk, statistics == null ? null : columnIndex(type, pages), offsetIndex(offsetIndex), bloomFilter));
    }

    /** Returns the length of the header, which counts as bytes that were never compressed. */
    private long write(EncodedDictionary dictionary) throws IOException {
        PageHeader header = header(PageType.DICTIONARY_PAGE, dictionary.size(), dictionary.compressed());
        header.setDictionary_page_header(new DictionaryPageHeader(dictionary.valueCount(), Encoding.PLAIN));
        return write(header, dictionary.compressed());
    }

    private long write(Page page) throws IOException {
        PageHeader header = header(PageType.DATA_PAGE, page.size(), page.compressed());
        header.setData_page_header(new DataPageHeader(page.valueCount(), encoding(page), Encoding.RLE, Encoding.RLE));
        return write(header, page.compressed());
    }

    private static PageHeader header(PageType type, int size, byte[] compressed) {
        CRC32 checksum = new CRC32();
        checksum.update(compressed);
        return new PageHeader(type, size, compressed.length).setCrc((int) checksum.getValue());
    }

    private long write(PageHeader header, byte[] compressed) throws IOException {
        long start = out.position();
        put(to -> Util.writePageHeader(header, to));
        long length = out.position() - start;
        out.write(compressed);
        return length;
    }

    /** What Thrift writes. */
    private interface Struct {
        void writeTo(OutputStream to) throws IOException;
    }

    /** Through memory, because Thrift tells a full disk with a text of the whole struct. */
    private void put(Struct struct) throws IOException {
        bytes(struct).writeTo(out);
    }

    private static ByteArrayOutputStream bytes(Struct struct) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        struct.writeTo(bytes);
        return bytes;
    }

    private static Encoding encoding(Page page) {
        return page.inDictionary() ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
    }

    /** Of levels, dictionaries and values. */
    private static List<Encoding> encodings(List<Page> pages) {
        return pages.stream().anyMatch(Page::inDictionary)
                ? List.of(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY)
                : List.of(Encoding.PLAIN, Encoding.RLE);
    }

    private static List<PageEncodingStats> encodingStats(boolean dictionary, List<Page> pages) {
        List<PageEncodingStats> stats = new ArrayList<>();
        if (dictionary) {
            stats.add(new PageEncodingStats(PageType.DICTIONARY_PAGE, Encoding.PLAIN, 1));
        }
        Map<Encoding, Integer> counts = new LinkedHashMap<>();
        pages.forEach(page -> counts.merge(encoding(page), 1, Integer::sum));
        counts.forEach((encoding, count) -> stats.add(new PageEncodingStats(PageType.DATA_PAGE, encoding, count)));
        return stats;
    }

    private static @Nullable Statistics<?> statistics(List<Page> pages) {
        Statistics<?> all = null;
        for (Page page : pages) {
            Statistics<?> some = page.statistics();
            if (some == null) {
                return null;
            }
            if (all == null) {
                all = some.copy();
            } else {
                all.mergeStatistics(some);
            }
        }
        return all;
    }

    private static ByteArrayOutputStream columnIndex(PrimitiveType type, List<Page> pages) throws IOException {
        ColumnIndexBuilder builder = ColumnIndexBuilder.getBuilder(type, LONGEST_INDEXED);
        pages.forEach(page -> builder.add(page.statistics(), null));
        ColumnIndex index = ParquetMetadataConverter.toParquetColumnIndex(type, builder.build());
        return bytes(to -> Util.writeColumnIndex(index, to));
    }

    private static ByteArrayOutputStream offsetIndex(OffsetIndexBuilder builder) throws IOException {
        OffsetIndex index = ParquetMetadataConverter.toParquetOffsetIndex(builder.build());
        return bytes(to -> Util.writeOffsetIndex(index, to));
    }

    /**
     * Ends the file; nothing is in it before.
     *
     * @param metadata keys and values
     * @param order of the rows in each row group; null if they are in none
     */
    public void end(Map<String, String> metadata, @Nullable SortingColumn order) throws IOException {
        writeIndexes();
        writeBloomFilters();
        FileMetaData footer = new FileMetaData(VERSION, schema, rows, rowGroups)
                .setCreated_by(Version.FULL_VERSION)
                .setColumn_orders(columnOrders);
        metadata.forEach((key, value) -> footer.addToKey_value_metadata(new KeyValue(key).setValue(value)));
        if (order != null) {
            rowGroups.forEach(rowGroup -> rowGroup.setSorting_columns(List.of(order)));
        }
        long start = out.position();
        put(to -> Util.writeFileMetaData(footer, to));
        out.writeInt(Math.toIntExact(out.position() - start));
        out.write(MAGIC);
    }

    private void writeIndexes() throws IOException {
        for (WrittenChunk of : written) {
            if (of.columnIndex() != null) {
                of.chunk().setColumn_index_offset(out.position());
                of.chunk().setColumn_index_length(of.columnIndex().size());
                of.columnIndex().writeTo(out);
            }
        }
        for (WrittenChunk of : written) {
            of.chunk().setOffset_index_offset(out.position());
            of.chunk().setOffset_index_length(of.offsetIndex().size());
            of.offsetIndex().writeTo(out);
        }
    }

    private void writeBloomFilters() throws IOException {
        for (WrittenChunk of : written) {
            BloomFilter filter = of.bloomFilter();
            if (filter != null) {
                long start = out.position();
                put(to -> Util.writeBloomFilterHeader(ParquetMetadataConverter.toBloomFilterHeader(filter), to));
                filter.writeTo(out);
                of.chunk().getMeta_data().setBloom_filter_offset(start);
                of.chunk().getMeta_data().setBloom_filter_length((int) (out.position() - start));
            }
        }
    }

    private static ColumnOrder order(PrimitiveType type) {
        return type.columnOrder().getColumnOrderName() == ColumnOrderName.IEEE_754_TOTAL_ORDER
                ? ColumnOrder.IEEE_754_TOTAL_ORDER(new IEEE754TotalOrder())
                : ColumnOrder.TYPE_ORDER(new TypeDefinedOrder());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
