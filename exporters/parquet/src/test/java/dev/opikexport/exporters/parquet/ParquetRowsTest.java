package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.output.RowWriterContract;
import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.JsonStrings;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.server.FailingQueryException;
import dev.opikexport.filter.server.RejectedFilterException;
import dev.opikexport.filter.server.ServerQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetRowsTest {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    Path folder;

    @Test
    void readsWhatTheServerSent() throws IOException {
        for (SampleRows rows : List.of(
                SampleRows.traces(),
                SampleRows.spans(),
                SampleRows.threads(),
                SampleRows.edges(),
                RowWriterContract.oddRows())) {
            List<Row> read = readAll(write(rows, "rows.parquet"), Filter.everything());

            assertThat(read).hasSameSizeAs(rows.rows());
            for (int i = 0; i < read.size(); i++) {
                assertThat(normalized(read.get(i)))
                        .isEqualTo(normalized(rows.rows().get(i)));
            }
        }
    }

    @Test
    void answersEveryRecordedFilterLikeTheRowsOfTheApi() throws IOException {
        Map<Entity, List<Row>> sent = new EnumMap<>(Map.of(
                Entity.TRACES, SampleRows.traces().rows(),
                Entity.SPANS, SampleRows.spans().rows(),
                Entity.THREADS, SampleRows.threads().rows()));
        Map<Entity, List<Row>> read = new EnumMap<>(Map.of(
                Entity.TRACES, readAll(write(SampleRows.traces(), "traces.parquet"), Filter.everything()),
                Entity.SPANS, readAll(write(SampleRows.spans(), "spans.parquet"), Filter.everything()),
                Entity.THREADS, readAll(write(SampleRows.threads(), "threads.parquet"), Filter.everything())));
        int answered = 0;
        for (JsonNode recorded : lines("golden/filters.jsonl")) {
            Entity entity = Entity.of(recorded.path("entity").asText()).orElseThrow();
            List<RestFilter> filters = restFilters(entity, recorded.path("filters"));
            ServerQuery query;
            try {
                query = ServerQuery.of(entity, filters);
            } catch (RejectedFilterException | FailingQueryException e) {
                continue;
            }
            assertThat(matches(query, read.get(entity)))
                    .as(recorded.toString())
                    .isEqualTo(matches(query, sent.get(entity)));
            answered++;
        }
        assertThat(answered).isGreaterThan(3000);
    }

    @Test
    void selectsWhatTheFilterSelectsWhateverIsPushedDown() throws IOException {
        String id = SampleRows.traces().rows().get(7).id();
        String start = JACKSON.readTree(SampleRows.traces().rows().get(99).toString())
                .path("start_time")
                .asText();
        Path file = write(SampleRows.traces(), "traces.parquet");
        for (String text : List.of(
                "id = \"" + id + "\"",
                "id in (\"" + id + "\", \"none\")",
                "id = \"none\"",
                "NOT id = \"" + id + "\"",
                "start_time > \"" + start + "\"",
                "start_time >= \"" + start + "\"",
                "start_time < \"" + start + "\"",
                "start_time <= \"" + start + "\"",
                "start_time = \"" + start + "\"",
                "start_time != \"" + start + "\"",
                "start_time in (\"" + start + "\", \"2020-01-01\")",
                "start_time in (\"2020-01-01\")",
                "start_time not_in (\"" + start + "\", \"2020-01-01\")",
                "start_time > \"1900-01-01T00:00:00Z\" AND created_at < \"2200-01-01T00:00:00Z\"",
                "name = \"\" OR start_time > \"" + start + "\"",
                "thread_id = \"\" OR id = \"" + id + "\"",
                "thread_id != \"\" AND start_time > \"" + start + "\"")) {
            Filter filter = OqlParser.parse(Entity.TRACES, text);
            FilterPredicate predicate = FilterPredicate.of(filter);

            assertThat(ids(readAll(file, filter)))
                    .as(text)
                    .isEqualTo(ids(SampleRows.traces().rows().stream()
                            .filter(predicate::test)
                            .toList()));
        }
    }

    @Test
    void selectsByEveryFilterOfTheLanguage() throws IOException {
        Path file = write(SampleRows.traces(), "traces.parquet");
        int selected = 0;
        int line = 0;
        for (JsonNode vector : lines("oql/vectors.jsonl")) {
            if (line++ % 100 != 0 || !vector.path("entity").asText().equals("traces")) {
                continue;
            }
            Filter filter;
            try {
                filter = OqlParser.parse(Entity.TRACES, vector.path("filter").asText());
            } catch (InvalidFilterException e) {
                continue;
            }
            FilterPredicate predicate = FilterPredicate.of(filter);
            List<Row> expected =
                    SampleRows.traces().rows().stream().filter(predicate::test).toList();
            assertThat(ids(readAll(file, filter))).as(vector.toString()).isEqualTo(ids(expected));
            selected++;
        }
        assertThat(selected).isPositive();
    }

    @Test
    void readsFoldersOfPartitionsInOrderAndNothingHidden() throws IOException {
        write(SampleRows.traces("{\"id\":\"b\"}"), "date=2026-11-02/part-00001.parquet");
        write(SampleRows.traces("{\"id\":\"a\"}"), "date=2026-11-01/part-00000.parquet");
        write(SampleRows.traces(), "date=2026-11-01/empty.parquet");
        write(SampleRows.traces("{\"id\":\"x\"}"), "_temporary/part-00000.parquet");
        write(new SampleRows(SampleRows.traces().schema(), List.of()), "date=2026-11-01/empty.parquet");

        assertThat(ids(readAll(folder, Filter.everything()))).containsExactly("a", "b");
    }

    @Test
    void refusesAFilterOfOtherRows() throws IOException {
        Path file = write(SampleRows.traces("{\"id\":\"a\"}"), "rows.parquet");

        assertThatThrownBy(() -> readAll(file, OqlParser.parse(Entity.SPANS, "type = \"llm\"")))
                .isInstanceOf(InvalidColumnException.class)
                .hasMessage("The filter is on spans, not on traces.");
    }

    /** What is pushed down must not say more than the whole filter does: no page of these files has what a part of it asks for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id = "none" OR name contains "hat"            | {"id":"a","name":"chat"}
                    name contains "hat" OR id = "none"            | {"id":"a","name":"chat"}
                    thread_id = ""                                | {"id":"a","name":"chat"}
                    thread_id in ("", "b")                        | {"id":"a","name":"chat"}
                    start_time > "2026-01-01T00:00:00.123456Z"    | {"id":"a","start_time":"2026-01-01T00:00:00.123456789Z"}
                    start_time >= "2026-01-01T00:00:00.123456789Z"| {"id":"a","start_time":"2026-01-01T00:00:00.123456789Z"}
                    start_time < "2026-01-01T00:00:00.123456999Z" | {"id":"a","start_time":"2026-01-01T00:00:00.123456789Z"}
                    """)
    void findsTheOnlyRow(String filter, String row) throws IOException {
        Path file = write(SampleRows.traces(row), "one.parquet");

        assertThat(ids(readAll(file, OqlParser.parse(Entity.TRACES, filter)))).containsExactly("a");
    }

    @Test
    void readsRenamedColumnsAsWhatTheyAre() throws IOException {
        SampleRows rows = SampleRows.traces("{\"id\":\"a\",\"name\":\"chat\",\"metadata\":{\"model\":\"m\"}}");
        Path file = write(
                new SampleRows(rows.schema().select("trace=id,title=name,metadata.model"), rows.rows()),
                "chosen.parquet");

        assertThat(readAll(file, OqlParser.parse(Entity.TRACES, "name = \"CHAT\"")))
                .map(Row::toString)
                .containsExactly("{\"id\":\"a\",\"name\":\"chat\",\"metadata.model\":\"m\"}");
        assertThatThrownBy(() -> readAll(file, OqlParser.parse(Entity.TRACES, "tags contains \"x\"")))
                .isInstanceOf(InvalidColumnException.class)
                .hasMessageContaining("'tags'");
    }

    @Test
    void selectsByWhatColumnsAreWhateverTheirNames() throws IOException {
        SampleRows rows = SampleRows.traces(
                "{\"id\":\"a\",\"project_id\":\"p\",\"start_time\":\"2026-01-01T00:00:00Z\",\"created_at\":\"2026-01-02T00:00:00Z\"}",
                "{\"id\":\"b\",\"project_id\":\"q\",\"start_time\":\"2026-01-01T00:00:00Z\",\"created_at\":\"2026-01-02T00:00:00Z\"}");
        Path file = write(
                new SampleRows(
                        rows.schema()
                                .select("project_id=id, id=project_id, start_time=created_at, created_at=start_time"),
                        rows.rows()),
                "swapped.parquet");

        for (String text : List.of(
                "id = \"b\"", "created_at > \"2026-01-01T12:00:00Z\"", "start_time < \"2026-01-01T12:00:00Z\"")) {
            Filter filter = OqlParser.parse(Entity.TRACES, text);
            assertThat(ids(readAll(file, filter)))
                    .as(text)
                    .isEqualTo(ids(rows.rows().stream()
                            .filter(FilterPredicate.of(filter)::test)
                            .toList()))
                    .isNotEmpty();
        }
    }

    @Test
    void selectsByColumnsWhoseNamesHaveDots() throws IOException {
        SampleRows rows = SampleRows.traces("{\"id\":\"a\",\"start_time\":\"2026-01-01T00:00:00Z\"}");
        Path file = write(
                new SampleRows(rows.schema().select("\"the.id\"=id, \"the.start\"=start_time"), rows.rows()),
                "dots.parquet");

        for (String text : List.of("id = \"a\"", "start_time > \"2020-01-01\"")) {
            assertThat(ids(readAll(file, OqlParser.parse(Entity.TRACES, text))))
                    .as(text)
                    .containsExactly("a");
        }
    }

    @Test
    void putsValuesBackIntoRenamedColumnsAndLeavesThoseOfOthers() throws IOException {
        SampleRows rows = SampleRows.traces(
                "{\"id\":\"a\",\"created_at\":\"2026-01-02T00:00:00.123456789Z\",\"start_time\":\"2026-01-02T00:00:00.000000001Z\"}");
        Path file = write(
                new SampleRows(rows.schema().select("id,created=created_at,started=start_time"), rows.rows()),
                "renamed.parquet");
        Filter filter = OqlParser.parse(Entity.TRACES, "created_at = \"2026-01-02T00:00:00.123456789Z\"");

        assertThat(readAll(file, filter))
                .map(Row::toString)
                .containsExactly(rows.rows().get(0).toString());
        try (ParquetRows read = ParquetRows.read(file, Filter.everything(), Set.of("id"))) {
            assertThat(read.next()).hasToString("{\"id\":\"a\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feedback_scores[0],feedback_scores",
                "feedback_scores[0]",
                "\"a[0]\"=start_time,a=tags",
                "\"usage.t\"=start_time,usage,\"tags[0]\"=created_at,tags",
                "\"t#ns\"=start_time:long,t=created_at",
                "\"t#json\"=created_at,t=name",
                "\"\"\"t\"=created_at,t=start_time",
                "error_info,usage",
            })
    void putsValuesBackWhereTheyWereWhateverTheNamesOfColumns(String choice) throws IOException {
        SampleRows rows = SampleRows.traces("""
                {"start_time":"2026-01-02T00:00:00.123456789Z","created_at":"2026-01-02T00:00:00.000000001Z","name":"\\ud83d",\
                "tags":[5],"usage":{"t":1,"t#ns":1.5,"t#json":2.5,"t.u":3.5,"t[0]":4.5,"\\"t\\"":5.5},\
                "error_info":{"message":"m","message#ns":1,"a.b":"\\ud83d","c#json":7},\
                "feedback_scores":[{"name":"a","value":1e9,"created_at":"2026-01-02T00:00:00.000000789Z"}]}""");
        SampleRows chosen = new SampleRows(rows.schema().select(choice), rows.rows());
        Path file = write(chosen, "names.parquet");

        assertThat(normalized(readAll(file, Filter.everything()).get(0))).isEqualTo(normalized(members(chosen)));
        for (Column column : chosen.schema().columns()) {
            String member = column.fieldId() < Column.FIRST_CHOSEN_ID ? column.member() : column.name();
            SampleRows alone = new SampleRows(rows.schema().select(choice).select(written(column.name())), rows.rows());
            try (ParquetRows read = ParquetRows.read(file, Filter.everything(), Set.of(member))) {
                assertThat(normalized(read.next())).as(member).isEqualTo(normalized(members(alone)));
            }
        }
    }

    /** The first row as it is read back: members by the API's names, and chosen columns by their own. */
    private static Row members(SampleRows rows) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (Cell cell : Cell.of(rows.schema())) {
            Column column = cell.column();
            boolean isMember = column.fieldId() < Column.FIRST_CHOSEN_ID;
            if (cell.find(rows.rows().get(0))) {
                members.add(JsonStrings.quote(isMember ? column.member() : column.name()) + ":" + cell);
            }
        }
        return SampleRows.traces(members.toString()).rows().get(0);
    }

    private static String written(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Test
    void aChosenColumnIsNoMemberWhateverItsName() throws IOException {
        SampleRows rows = SampleRows.traces("{\"id\":\"a\",\"name\":\"chat\",\"metadata\":{\"model\":\"m\"}}");
        Path alone = write(new SampleRows(rows.schema().select("id,name=metadata.model"), rows.rows()), "a.parquet");
        Path both = write(
                new SampleRows(rows.schema().select("id,title=name,name=metadata.model"), rows.rows()), "b.parquet");

        assertThatThrownBy(() -> readAll(alone, OqlParser.parse(Entity.TRACES, "name = \"m\"")))
                .isInstanceOf(InvalidColumnException.class)
                .hasMessageContaining("'name'");
        assertThat(readAll(alone, Filter.everything()).toString()).contains("\"name\":\"m\"");
        assertThat(readAll(both, OqlParser.parse(Entity.TRACES, "name = \"chat\"")))
                .hasSize(1);
    }

    @Test
    void findsMembersThatNoColumnIsForWhateverItsName() throws IOException {
        SampleRows rows = SampleRows.traces("{\"id\":\"a\",\"name\":\"chat\",\"newer\":{\"b\":2},\"odd\":\"\\ud83d\"}");
        Path named = write(new SampleRows(rows.schema().select("id,_extra=name,_id=id"), rows.rows()), "named.parquet");
        Path chosen =
                write(new SampleRows(rows.schema().select("id,_extra=_extra.newer"), rows.rows()), "chosen.parquet");
        Path renamed =
                write(new SampleRows(rows.schema().select("_extra=id,more=_extra"), rows.rows()), "renamed.parquet");

        assertThat(readAll(named, Filter.everything()).toString()).contains("\"id\":\"a\",\"name\":\"chat\"");
        assertThat(readAll(chosen, Filter.everything()))
                .map(Row::toString)
                .containsExactly("{\"id\":\"a\",\"_extra\":\"{\\\"b\\\":2}\"}");
        assertThat(readAll(renamed, Filter.everything()))
                .map(Row::toString)
                .containsExactly("{\"id\":\"a\",\"newer\":{\"b\":2},\"odd\":\"\\ud83d\"}");
        try (ParquetRows read = ParquetRows.read(named, Filter.everything(), Set.of("id"))) {
            assertThat(read.next().toString()).doesNotContain("chat");
        }
    }

    @Test
    void whatOnlyAServerKnowsIsRefused() throws IOException {
        Path file = write(SampleRows.traces(), "traces.parquet");
        for (String text : List.of("experiment_id = \"x\"", "NOT metadata.providers[0] = \"openai\"")) {
            assertThatThrownBy(() -> readAll(file, OqlParser.parse(Entity.TRACES, text)))
                    .as(text)
                    .isInstanceOf(InvalidColumnException.class)
                    .hasMessageContaining("Only a server can compare");
        }
    }

    @Test
    void damagedFilesAreFoundOut() throws IOException {
        for (String compression : List.of("zstd", "none")) {
            Path file = write(
                    SampleRows.traces(), "damaged.parquet", FormatOptions.none().with("compression", compression));
            byte[] bytes = Files.readAllBytes(file);
            int whole = readAll(file, Filter.everything()).size();
            Random random = new Random(3);
            for (int i = 0; i < 40; i++) {
                byte[] damaged = bytes.clone();
                damaged[4 + random.nextInt(bytes.length / 2)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, damaged);

                assertThatThrownBy(() -> readAll(file, Filter.everything()))
                        .as("%s, change %s of %s rows", compression, i, whole)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining("damaged.parquet");
            }
        }
    }

    @Test
    void foldersOfKeysWithAnUnderscoreAreNotHidden() throws IOException {
        write(SampleRows.traces("{\"id\":\"a\"}"), "_m=x/part-00000.parquet");
        write(SampleRows.traces("{\"id\":\"b\"}"), "_m/part-00000.parquet");

        assertThat(ids(readAll(folder, Filter.everything()))).containsExactly("a");
    }

    @Test
    void readsOnlyTheMembersThatAreAskedFor() throws IOException {
        Path file = write(SampleRows.traces("{\"id\":\"a\",\"name\":\"chat\",\"input\":1}"), "rows.parquet");
        try (ParquetRows rows = ParquetRows.read(file, Filter.everything(), Set.of("input", "tags"))) {
            assertThat(rows.next()).hasToString("{\"input\":1}");
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        assertThatThrownBy(() -> ParquetRows.read(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
        Path text = Files.writeString(folder.resolve("text.parquet"), "no Parquet at all");
        assertThatThrownBy(() -> readAll(text, Filter.everything())).hasMessageContaining("text.parquet");
    }

    @Test
    void readsVariantsAsTheJsonThatTheyWere() throws IOException {
        for (SampleRows rows :
                List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.edges(), RowWriterContract.oddRows())) {
            Path file = write(rows, "variant.parquet", FormatOptions.none().with("json-as", "variant"));
            List<Row> read = readAll(file, Filter.everything());

            for (int i = 0; i < read.size(); i++) {
                assertThat(normalized(read.get(i)))
                        .isEqualTo(normalized(rows.rows().get(i)));
            }
            assertThat(read).hasSameSizeAs(rows.rows());
        }
    }

    private Path write(SampleRows rows, String name) throws IOException {
        return write(rows, name, FormatOptions.none());
    }

    private Path write(SampleRows rows, String name, FormatOptions options) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                RowWriter writer = new ParquetFormat().open(out, rows.schema(), options)) {
            for (Row row : rows.rows()) {
                writer.write(row);
            }
        }
        return file;
    }

    private static List<Row> readAll(Path path, Filter filter) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (ParquetRows read = ParquetRows.read(path, filter)) {
            read.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(row -> String.valueOf(row.id())).toList();
    }

    private static List<Integer> matches(ServerQuery query, List<Row> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> query.test(rows.get(i)))
                .boxed()
                .toList();
    }

    private static List<RestFilter> restFilters(Entity entity, JsonNode filters) {
        List<RestFilter> rest = new ArrayList<>();
        for (JsonNode filter : filters) {
            String field = filter.path("field").asText();
            var operator = Operator.of(filter.path("operator").asText());
            if (operator.isEmpty()
                    || !filter.hasNonNull("value")
                    || !(field.equals("custom")
                            || Catalog.of(entity).field(field).isPresent())) {
                return List.of();
            }
            String key = filter.hasNonNull("key") ? filter.get("key").asText() : null;
            rest.add(new RestFilter(
                    field, operator.get(), key, filter.get("value").asText()));
        }
        return rest;
    }

    private static List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "..", "testdata").resolve(name))) {
            nodes.add(JACKSON.readTree(line));
        }
        return nodes;
    }

    /** Without what Parquet's types even out: zeros at the end of numbers and times. */
    private static JsonNode normalized(Row row) throws IOException {
        return JsonMeaning.of(
                JACKSON.readTree(row.toString()),
                text -> TIME.matcher(text).matches() ? Instant.parse(text).toString() : text);
    }
}
