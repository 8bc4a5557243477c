package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.output.RowWriterContract;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.InvalidColumnException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFormatTest extends RowWriterContract {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @TempDir
    Path folder;

    @Override
    protected OutputFormat format() {
        return new ParquetFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            return duckDb.query("SELECT id FROM read_parquet('" + save(file) + "')").stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList();
        }
    }

    @Test
    void duckDbReadsEveryValueThatTheServerSent() throws Exception {
        for (SampleRows rows :
                List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.threads(), SampleRows.edges())) {
            List<List<@Nullable String>> read = read(rows, FormatOptions.none());

            assertThat(read).hasSameSizeAs(rows.rows());
            for (int i = 0; i < read.size(); i++) {
                SentValues.assertRead(rows.schema(), rows.rows().get(i), read.get(i));
            }
        }
    }

    @Test
    void keepsWhatItsColumnsCannotHold() throws Exception {
        List<String> notices = new ArrayList<>();
        SampleRows rows = SampleRows.traces("""
                {"id":"a","name":"x\\ud83d","span_count":2147483648,"duration":1e400,"ttft":0.12345678901234567890,\
                "start_time":"2026-11-09T13:55:35.123456789Z","end_time":"yesterday","has_tool_spans":"no",\
                "tags":["t",5,null],"usage":{"a":1.5,"b":2.0,"c":null},"error_info":{"message":null,"code":7},\
                "total_estimated_cost":0.0000000000001,"feedback_scores":[{"value":1E+2},{"value":1e9,"new":[1]}],\
                "experiment":"none","thread_id":null,"providers":{},"input":["\\ud83d","\\ud83d\\ude80 \\\\ud83d"]}""");

        List<@Nullable String> row =
                read(rows, FormatOptions.none().withNotices(notices::add)).get(0);

        JsonNode exact = JACKSON.readTree(row.get(rows.schema().columns().size()));
        assertThat(exact).isEqualTo(JACKSON.readTree("""
                {"name#json":"\\"x\\\\ud83d\\"","span_count":2147483648,"duration":1e400,"ttft":0.12345678901234567890,\
                "input#json":"[\\"\\\\ud83d\\",\\"\\\\ud83d\\\\ude80 \\\\\\\\ud83d\\"]",\
                "start_time#ns":789,"end_time":"yesterday","has_tool_spans":"no",\
                "tags[1]":5,"usage.a":1.5,"error_info.message":null,"error_info.code":7,\
                "total_estimated_cost":0.0000000000001,"feedback_scores[1].value":1e9,"feedback_scores[1].new":[1],\
                "experiment":"none","thread_id":null,"providers":{}}"""));
        assertThat(value(rows, row, "name")).isEqualTo("\"x\ufffd\"");
        assertThat(JACKSON.readTree(value(rows, row, "input")).textValue())
                .isEqualTo("[\"\\ufffd\",\"\\ud83d\\ude80 \\\\ud83d\"]");
        assertThat(value(rows, row, "start_time")).isEqualTo("1794232535123456");
        assertThat(value(rows, row, "ttft")).isEqualTo("0.12345678901234568");
        assertThat(value(rows, row, "tags")).isEqualTo("[\"t\",null,null]");
        assertThat(value(rows, row, "usage"))
                .contains("{\"key\":\"b\",\"value\":2}")
                .contains("{\"key\":\"c\",\"value\":null}");
        assertThat(value(rows, row, "span_count")).isNull();
        assertThat(notices)
                .hasSize(15)
                .contains(
                        "A value of usage is not a whole number of 64 bits; the server's own stands in the column _exact"
                                + " (first seen in the row with id a).");
    }

    @Test
    void duckDbReadsWhateverAServerSends() throws Exception {
        assertThat(read(oddRows(), FormatOptions.none()))
                .hasSameSizeAs(oddRows().rows());
    }

    @Test
    void keepsTheNameOfItsOwnColumn() {
        SampleRows rows = new SampleRows(SampleRows.threads().schema().select("_exact=id"), List.of());

        assertThatThrownBy(() -> write(rows, FormatOptions.none()))
                .isInstanceOf(InvalidColumnException.class)
                .hasMessageContaining("'_exact'");
    }

    @Test
    void refusesNamesThatDifferInNothingButCase() {
        SampleRows rows = new SampleRows(SampleRows.threads().schema().select("a=id,A=status"), List.of());

        assertThatThrownBy(() -> write(rows, FormatOptions.none()))
                .isInstanceOf(InvalidColumnException.class)
                .hasMessageContaining("the column 'A' from 'a'");
    }

    @Test
    void duckDbReadsMapsWithAKeyTwice() throws Exception {
        SampleRows rows = SampleRows.traces("{\"id\":\"a\",\"usage\":{\"x\":1,\"x\":2}}");

        assertThat(value(rows, read(rows, FormatOptions.none()).get(0), "usage"))
                .isEqualTo("[{\"key\":\"x\",\"value\":1},{\"key\":\"x\",\"value\":2}]");
    }

    @Test
    void saysWhatIsInTheFile() throws Exception {
        SampleRows traces = SampleRows.traces();
        FormatOptions options = FormatOptions.none().withMetadata("opik-export.server", "2.1.24");
        Path file = save(write(traces, options));
        Path spans = Files.write(folder.resolve("spans.parquet"), write(SampleRows.spans(), options));
        try (DuckDb duckDb = new DuckDb()) {
            String metadata = "SELECT decode(key) || '=' || decode(value) FROM parquet_kv_metadata('%s') ORDER BY 1";
            assertThat(duckDb.query(metadata.formatted(file)))
                    .containsExactly(
                            List.of("opik-export.entity=traces"),
                            List.of("opik-export.schema-version=1"),
                            List.of("opik-export.server=2.1.24"),
                            List.of("opik-export.sorted-by=id desc"));
            assertThat(duckDb.query(
                            "SELECT name, field_id FROM parquet_schema('" + file + "') WHERE field_id IS NOT NULL"))
                    .contains(List.of("id", "1"), List.of("tags", "12"), List.of("element", "12001"))
                    .contains(List.of("value_by_author", "16012"), List.of("_extra", "100"), List.of("_exact", "101"));
            assertThat(duckDb.query("SELECT count(*) FROM '" + spans
                            + "' WHERE trace_id = '01a1c1ed-8aec-729b-999a-fce3e1470fb4'"))
                    .containsExactly(List.of("2"));
            assertThat(duckDb.query("SELECT DISTINCT path_in_schema FROM parquet_metadata('" + spans
                            + "') WHERE bloom_filter_offset IS NOT NULL ORDER BY 1"))
                    .containsExactly(List.of("id"), List.of("trace_id"));
        }
    }

    @Test
    void rowsAreLookedUpByWhatColumnsAreWhateverTheirNames() throws Exception {
        SampleRows rows = SampleRows.spans();
        SampleRows chosen = new SampleRows(
                rows.schema().select("name=id,id=name,trace=trace_id,thread_id=metadata.a"), rows.rows());
        Path file = save(write(chosen, FormatOptions.none()));
        try (DuckDb duckDb = new DuckDb()) {
            assertThat(duckDb.query("SELECT DISTINCT path_in_schema FROM parquet_metadata('" + file
                            + "') WHERE bloom_filter_offset IS NOT NULL ORDER BY 1"))
                    .containsExactly(List.of("name"), List.of("trace"));
            assertThat(duckDb.query("SELECT encodings FROM parquet_metadata('" + file
                            + "') WHERE path_in_schema IN ('name', 'id') ORDER BY path_in_schema"))
                    .satisfiesExactly(
                            id -> assertThat(id.toString()).contains("DICTIONARY"),
                            name -> assertThat(name.toString()).doesNotContain("DICTIONARY"));
        }
    }

    @Test
    void writesManyRowGroupsInOrder() throws Exception {
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.addAll(SampleRows.spans().rows());
        }
        SampleRows rows = new SampleRows(SampleRows.spans().schema(), many);
        for (String threads : List.of("1", "3")) {
            FormatOptions options = FormatOptions.none()
                    .with("row-group-mb", "1")
                    .with("threads", threads)
                    .with("compression", "snappy");
            byte[] file = write(rows, options);

            assertThat(readIds(file)).isEqualTo(many.stream().map(Row::id).toList());
            try (DuckDb duckDb = new DuckDb()) {
                assertThat(duckDb.query("SELECT max(row_group_id) FROM parquet_metadata('" + save(file) + "')"))
                        .containsExactly(List.of("23"));
            }
        }
    }

    @Test
    void aFullDiskEndsTheWritingWithTheNextRowGroup() throws Exception {
        Random random = new Random(12);
        SampleRows rows = SampleRows.traces(IntStream.range(0, 2_000)
                .mapToObj(
                        i -> "{\"id\":\"" + i + "\",\"input\":\"" + new BigInteger(16_000, random).toString(16) + "\"}")
                .toArray(String[]::new));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        for (String threads : List.of("1", "2")) {
            for (String compression : List.of("zstd", "none")) {
                FormatOptions options = FormatOptions.none()
                        .with("row-group-mb", "1")
                        .with("threads", threads)
                        .with("compression", compression);
                AtomicLong written = new AtomicLong();
                RowWriter writer = format().open(full, rows.schema(), options);

                assertThatThrownBy(() -> {
                            for (Row row : rows.rows()) {
                                writer.write(row);
                                written.addAndGet(row.end() - row.start());
                            }
                        })
                        .isInstanceOf(IOException.class)
                        .hasMessage("No space left on device");

                assertThat(written).hasValueLessThan(3 << 20);
                assertThatThrownBy(writer::close).hasMessage("No space left on device");
            }
        }
    }

    /** Rows without a column are counted, and fill more than a page before it comes again. */
    @Test
    void keepsColumnsInTheirRowsAfterManyThatLackThem() throws Exception {
        Set<Integer> present = Set.of(0, 19_999, 20_000, 45_001);
        String[] objects = new String[50_000];
        for (int i = 0; i < objects.length; i++) {
            String comments = present.contains(i) ? ",\"comments\":[{\"text\":\"c" + i + "\"},{}],\"ttft\":" + i : "";
            objects[i] = "{\"id\":\"" + i + "\"" + comments + "}";
        }
        byte[] file = write(SampleRows.traces(objects), FormatOptions.none());

        try (DuckDb duckDb = new DuckDb()) {
            assertThat(duckDb.query("SELECT id, comments[1].text, len(comments), ttft FROM '" + save(file)
                            + "' WHERE comments IS NOT NULL OR ttft IS NOT NULL ORDER BY id::INT"))
                    .containsExactly(
                            List.of("0", "c0", "2", "0.0"),
                            List.of("19999", "c19999", "2", "19999.0"),
                            List.of("20000", "c20000", "2", "20000.0"),
                            List.of("45001", "c45001", "2", "45001.0"));
            assertThat(duckDb.query("SELECT count(*), count(name) FROM '" + save(file) + "'"))
                    .containsExactly(List.of("50000", "0"));
        }
    }

    /** Equal values behind one another are counted, over the ends of pages, of row groups and of dictionaries. */
    @Test
    void keepsValuesInTheirRowsHoweverOftenTheyCome() throws Exception {
        Random random = new Random(11);
        int count = 90_000;
        List<Said> names = saidInRuns(
                random,
                count,
                i -> Said.exactly("\"n" + i + "\"", "n" + i),
                List.of(
                        Said.NOTHING,
                        Said.exactly("\"a\"", "a"),
                        Said.exactly("\"b\"", "b"),
                        Said.exactly("\"\"", ""),
                        Said.exactly("\"" + "long".repeat(20) + "\"", "long".repeat(20)),
                        new Said("null", null, "\"name\":null"),
                        new Said("5", null, "\"name\":5"),
                        new Said("\"x\\ud83d\"", "x\ufffd", "\"name#json\":\"\\\"x\\\\ud83d\\\"\"")));
        List<Said> times = saidInRuns(
                random,
                count,
                i -> Said.exactly("\"2026-11-09T13:55:35." + (100_000 + i) + "Z\"", "" + (1_794_232_535_100_000L + i)),
                List.of(
                        Said.NOTHING,
                        Said.exactly("\"2026-11-09T13:55:35Z\"", "1794232535000000"),
                        Said.exactly("\"2026-11-09T14:55:35+01:00\"", "1794232535000000"),
                        new Said("null", null, "\"end_time\":null"),
                        new Said("\"now\"", null, "\"end_time\":\"now\""),
                        new Said("\"2026-11-09T13:55:35.123456789Z\"", "1794232535123456", "\"end_time#ns\":789")));
        String[] objects = new String[count];
        List<List<@Nullable String>> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Said name = names.get(i);
            Said time = times.get(i);
            objects[i] = "{\"id\":\"" + i + "\"" + name.member("name") + time.member("end_time") + "}";
            String exact = Stream.of(name.exact(), time.exact())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(","));
            expected.add(Arrays.asList(name.read(), time.read(), exact.isEmpty() ? null : "{" + exact + "}"));
        }
        byte[] file = write(SampleRows.traces(objects), FormatOptions.none().with("row-group-mb", "1"));

        try (DuckDb duckDb = new DuckDb()) {
            assertThat(duckDb.query("SELECT name, epoch_us(end_time), _exact FROM '" + save(file) + "'"))
                    .isEqualTo(expected);
        }
    }

    /** A member's value, null if there is none; what its column and _exact have of it. */
    private record Said(
            @Nullable String json,
            @Nullable String read,
            @Nullable String exact) {

        static final Said NOTHING = new Said(null, null, null);

        static Said exactly(String json, String read) {
            return new Said(json, read, null);
        }

        String member(String name) {
            return json == null ? "" : ",\"" + name + "\":" + json;
        }
    }

    /** Runs of one of some values, most of them short, some longer than a page, and runs of values of which each comes once. */
    private static List<Said> saidInRuns(Random random, int count, IntFunction<Said> once, List<Said> often) {
        List<Said> said = new ArrayList<>();
        while (said.size() < count) {
            int length = 1 + random.nextInt(random.nextInt(50) == 0 ? 25_000 : 20);
            Said same = random.nextInt(50) == 0 ? null : often.get(random.nextInt(often.size()));
            for (int i = 0; i < length; i++) {
                said.add(same == null ? once.apply(said.size()) : same);
            }
        }
        return said;
    }

    @Test
    void writesChosenColumns() throws Exception {
        SampleRows rows = SampleRows.traces(
                "{\"id\":\"a\",\"metadata\":{\"model\":\"gpt\",\"n\":[1]},\"input\":\"x\"}", "{\"id\":\"b\"}");
        SampleRows chosen = new SampleRows(
                rows.schema().select("model=metadata.model,metadata.n:json,id,input:string,feedback_scores.Q"),
                rows.rows());

        assertThat(read(chosen, FormatOptions.none()).get(0))
                .containsExactly("\"gpt\"", "\"[1]\"", "\"a\"", "\"x\"", null, null);
    }

    @Test
    void saysOfEachRowGroupHowItIsSorted() throws Exception {
        SampleRows traces = SampleRows.traces();

        assertThat(sortingColumns(traces)).containsOnly(List.of(new SortingColumn(0, true, false)));
        List<Row> ascending = new ArrayList<>(traces.rows());
        Collections.reverse(ascending);
        assertThat(sortingColumns(new SampleRows(traces.schema().select("name,trace=id"), ascending)))
                .containsOnly(List.of(new SortingColumn(1, false, false)));
        Collections.swap(ascending, 5, 50);
        assertThat(sortingColumns(new SampleRows(traces.schema(), ascending))).containsOnlyNulls();
    }

    private List<@Nullable List<SortingColumn>> sortingColumns(SampleRows rows) throws IOException {
        byte[] file = write(rows, FormatOptions.none());
        int end = file.length - 8;
        int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        List<@Nullable List<SortingColumn>> columns = new ArrayList<>();
        Util.readFileMetaData(new ByteArrayInputStream(file, end - footer, footer))
                .getRow_groups()
                .forEach(rowGroup -> columns.add(rowGroup.getSorting_columns()));
        return columns;
    }

    private static @Nullable String value(SampleRows rows, List<@Nullable String> row, String column) {
        return row.get(
                rows.schema().columns().stream().map(Column::name).toList().indexOf(column));
    }

    private List<List<@Nullable String>> read(SampleRows rows, FormatOptions options) throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            return duckDb.rows(save(write(rows, options)).toString(), rows.schema());
        }
    }

    private Path save(byte[] file) throws IOException {
        return Files.write(folder.resolve("rows.parquet"), file);
    }
}
