package dev.opikexport.exporters.parquet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever pages there are, parquet-java's own writer makes the same bytes of them. */
class ParquetFileTest {

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message traces {
              optional binary id (STRING) = 1;
              optional binary input (JSON) = 2;
              optional int64 start_time (TIMESTAMP(MICROS,true)) = 3;
              optional int32 span_count = 4;
              optional double duration = 5;
              optional boolean has_tool_spans = 6;
              optional fixed_len_byte_array(16) cost (DECIMAL(38,12)) = 7;
              optional group tags (LIST) = 8 { repeated group list { optional binary element (STRING) = 8001; } }
              optional group usage (MAP) = 9 {
                repeated group key_value {
                  required binary key (STRING) = 9001;
                  optional int64 value (DECIMAL(18,9)) = 9002;
                }
              }
              optional group error = 10 { optional binary message (STRING) = 10001; }
              optional group output (VARIANT(1)) = 11 { required binary metadata; required binary value; }
            }
            """);

    private final Random random = new Random(6);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"ZSTD", "SNAPPY", "UNCOMPRESSED"})
    void bytesAreThoseOfParquetJava(CompressionCodecName codec) throws IOException {
        List<List<Chunk>> rowGroups = List.of(chunks(900), chunks(1), chunks(450));
        Map<String, String> metadata = Map.of("opik-export.entity", "traces");

        byte[] ours = ours(codec, rowGroups, metadata);
        byte[] theirs = theirs(codec, rowGroups, metadata);
        assertThat(footer(ours).getSchema()).isEqualTo(footer(theirs).getSchema());
        assertThat(footer(ours).getRow_groups()).isEqualTo(footer(theirs).getRow_groups());
        assertThat(Arrays.equals(ours, theirs)).isTrue();
    }

    private static FileMetaData footer(byte[] file) throws IOException {
        int end = file.length - 8;
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        return Util.readFileMetaData(new ByteArrayInputStream(file, end - length, length));
    }

    @Test
    void anEmptyFileIsTheSame() throws IOException {
        assertThat(ours(CompressionCodecName.ZSTD, List.of(), Map.of()))
                .isEqualTo(theirs(CompressionCodecName.ZSTD, List.of(), Map.of()));
    }

    @Test
    void aFullDiskIsToldInItsOwnWordsWhereverItIsFull() throws IOException {
        int whole = theirs(CompressionCodecName.ZSTD, List.of(), Map.of()).length;
        for (int room = 0; room < whole; room++) {
            int bytes = room;
            assertThatThrownBy(() -> {
                        ParquetFile file = new ParquetFile(new FullAfter(bytes), SCHEMA, CompressionCodecName.ZSTD);
                        file.end(Map.of(), null);
                        file.close();
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }

    /** Room for some bytes. */
    private static final class FullAfter extends OutputStream {

        private int room;

        FullAfter(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            room--;
        }
    }

    private record Chunk(
            ColumnDescriptor column, EncodedDictionary dictionary, List<Page> pages, BloomFilter bloomFilter) {}

    private List<Chunk> chunks(int rows) {
        List<Chunk> chunks = new ArrayList<>();
        for (ColumnDescriptor column : SCHEMA.getColumns()) {
            boolean dictionary = random.nextBoolean();
            List<Page> pages = new ArrayList<>();
            int pageRows = 1 + rows / 3;
            for (int row = 0; row < rows; row += pageRows) {
                pages.add(page(column, Math.min(pageRows, rows - row), dictionary && random.nextInt(3) > 0));
            }
            boolean used = pages.stream().anyMatch(Page::inDictionary);
            chunks.add(new Chunk(
                    column,
                    used ? new EncodedDictionary(bytes(), 1 + random.nextInt(9999), 1 + random.nextInt(99)) : null,
                    pages,
                    column.getPath()[0].equals("id") ? filter() : null));
        }
        return chunks;
    }

    private Page page(ColumnDescriptor column, int rows, boolean inDictionary) {
        int values = rows + random.nextInt(3) * column.getMaxRepetitionLevel();
        boolean payload = List.of("input", "output").contains(column.getPath()[0]);
        return new Page(
                bytes(),
                1 + random.nextInt(9999),
                values,
                rows,
                payload ? null : statistics(column, values),
                inDictionary,
                new long[0]);
    }

    /** Now and then of a page without values. */
    private Statistics<?> statistics(ColumnDescriptor column, int values) {
        int nulls = random.nextInt(4) == 0 ? values : random.nextInt(values);
        Statistics<?> statistics = Statistics.getBuilderForReading(column.getPrimitiveType())
                .withNumNulls(nulls)
                .build();
        for (int i = nulls; i < values; i++) {
            switch (column.getPrimitiveType().getPrimitiveTypeName()) {
                case INT32 -> statistics.updateStats(random.nextInt());
                case INT64 -> statistics.updateStats(random.nextLong());
                case DOUBLE -> statistics.updateStats(random.nextGaussian());
                case BOOLEAN -> statistics.updateStats(random.nextBoolean());
                case FIXED_LEN_BYTE_ARRAY -> statistics.updateStats(Binary.fromConstantByteArray(bytes(16)));
                default ->
                    statistics.updateStats(Binary.fromString("x".repeat(random.nextInt(200)) + random.nextInt()));
            }
        }
        return statistics;
    }

    private BloomFilter filter() {
        BloomFilter filter = new BlockSplitBloomFilter(1024);
        random.longs(50).forEach(filter::insertHash);
        return filter;
    }

    private byte[] bytes() {
        return bytes(1 + random.nextInt(300));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ours(CompressionCodecName codec, List<List<Chunk>> rowGroups, Map<String, String> metadata)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetFile file = new ParquetFile(out, SCHEMA, codec)) {
            for (List<Chunk> chunks : rowGroups) {
                file.startRowGroup(rows(chunks));
                for (Chunk chunk : chunks) {
                    file.write(chunk.column(), chunk.dictionary(), chunk.pages(), chunk.bloomFilter());
                }
            }
            file.end(metadata, null);
        }
        return out.toByteArray();
    }

    private byte[] theirs(CompressionCodecName codec, List<List<Chunk>> rowGroups, Map<String, String> metadata)
            throws IOException {
        Path path = folder.resolve("theirs.parquet");
        try (ParquetFileWriter file = new ParquetFileWriter(
                new LocalOutputFile(path),
                SCHEMA,
                ParquetFileWriter.Mode.CREATE,
                1 << 20,
                0,
                (FileEncryptionProperties) null,
                ParquetProperties.builder().build())) {
            file.start();
            for (List<Chunk> chunks : rowGroups) {
                file.startBlock(rows(chunks));
                for (Chunk chunk : chunks) {
                    write(file, chunk, codec);
                }
                file.endBlock();
            }
            file.end(metadata);
        }
        return Files.readAllBytes(path);
    }

    private static void write(ParquetFileWriter file, Chunk chunk, CompressionCodecName codec) throws IOException {
        file.startColumn(
                chunk.column(),
                chunk.pages().stream().mapToLong(Page::valueCount).sum(),
                codec);
        EncodedDictionary dictionary = chunk.dictionary();
        if (dictionary != null) {
            file.writeDictionaryPage(new DictionaryPage(
                    BytesInput.from(dictionary.compressed()),
                    dictionary.size(),
                    dictionary.valueCount(),
                    Encoding.PLAIN));
        }
        for (Page page : chunk.pages()) {
            Statistics<?> statistics = page.statistics();
            file.writeDataPage(
                    page.valueCount(),
                    page.size(),
                    BytesInput.from(page.compressed()),
                    statistics == null ? Statistics.noopStats(chunk.column().getPrimitiveType()) : statistics,
                    page.rowCount(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.inDictionary() ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
        }
        file.endColumn();
        if (chunk.bloomFilter() != null) {
            file.addBloomFilter(String.join(".", chunk.column().getPath()), chunk.bloomFilter());
        }
    }

    private static long rows(List<Chunk> chunks) {
        return chunks.get(0).pages().stream().mapToLong(Page::rowCount).sum();
    }
}
