package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Members that nobody asked for do not come, which changes nothing of those that somebody did ask for: whatever columns are chosen, rows and
 * values are those of rows that came whole.
 */
class LeftOutMembersTest {

    private static final Map<Entity, List<String>> FILTERS = Map.of(
            Entity.TRACES,
            List.of(
                    "",
                    "feedback_scores.length is_not_empty",
                    "span_feedback_scores.length is_not_empty OR duration > 1s",
                    "NOT feedback_scores.length > 1",
                    "NOT usage.total_tokens > 10",
                    "NOT metadata.model = \"gpt-4o\" AND NOT tags contains \"prod\"",
                    "NOT error_info is_empty",
                    "NOT input contains \"a\" OR NOT output_json.x starts_with \"b\""),
            Entity.SPANS,
            List.of(
                    "",
                    "feedback_scores.length is_not_empty",
                    "NOT feedback_scores.length > 1",
                    "NOT usage.total_tokens > 10",
                    "NOT metadata.temperature > 0 AND NOT tags contains \"prod\"",
                    "NOT error_info is_empty",
                    "NOT input contains \"a\" OR NOT output_json.x starts_with \"b\""),
            Entity.THREADS,
            List.of("", "NOT duration > 5"));

    private static final Set<String> LARGE = Set.of(
            "id",
            "input",
            "output",
            "metadata",
            "tags",
            "error_info",
            "usage",
            "feedback_scores",
            "span_feedback_scores",
            "comments");

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    static Stream<Arguments> selections() {
        return FILTERS.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(filter -> Arguments.of(each.getKey(), filter)));
    }

    @ParameterizedTest
    @MethodSource("selections")
    void everyChoiceOfColumnsGivesTheValuesOfWholeRows(Entity entity, String filter) throws IOException {
        ExportRequest request = request(entity, filter);
        List<Row> whole = rows(request);
        assertThat(whole).isNotEmpty();

        for (Schema choice : filter.isEmpty() ? choices(entity) : large(entity)) {
            assertSame(request, choice, whole);
        }
    }

    @ParameterizedTest
    @MethodSource("selections")
    void samplesAndSearchesGiveThemToo(Entity entity, String filter) throws IOException {
        ExportRequest request = request(entity, filter);
        Schema choice = Schema.of(entity).select("id,tags,usage.total_tokens");

        assertSame(request.withSample(new Sample.Share(0.3)), choice);
        assertSame(request.withSample(new Sample.Count(5)), choice);
        if (entity != Entity.THREADS) {
            assertSame(
                    request.withReading(new ExportRequest.Reading(ReadingWay.SEARCH, 1, 400, 4 << 20, false)), choice);
        }
    }

    /** Each column alone, all but each, paths into them, and columns that only folders go by. */
    private static List<Schema> choices(Entity entity) {
        Schema all = Schema.of(entity);
        List<Schema> choices = new ArrayList<>();
        all.columns().forEach(column -> choices.add(all.select(column.name())));
        all.columns().forEach(column -> choices.add(all.without(column.name())));
        choices.add(all.select("id,feedback_scores.length,score=feedback_scores[0].value"));
        choices.add(all.select("tokens=usage.total_tokens,tags[0],comments[0].text"));
        choices.add(all.pivotScores(List.of("length", "a.b")).without("usage"));
        List<String> keys = entity == Entity.THREADS
                ? List.of("status", "usage.total_tokens")
                : List.of(
                        "metadata.model",
                        "m=metadata.model,date",
                        "source",
                        "tags[0]",
                        "input.a",
                        "usage.total_tokens");
        for (String key : keys) {
            choices.add(Partitioning.by(entity, List.of(key)).toRead(all.select("id")));
        }
        return choices;
    }

    /** Each of the columns whose members may be left out, and those that hang on them. */
    private static List<Schema> large(Entity entity) {
        Schema all = Schema.of(entity);
        return all.columns().stream()
                .map(Column::name)
                .filter(LARGE::contains)
                .flatMap(name -> Stream.of(all.select(name), all.without(name)))
                .toList();
    }

    private static void assertSame(ExportRequest request, Schema choice) throws IOException {
        assertSame(request, choice, rows(request));
    }

    private static void assertSame(ExportRequest request, Schema choice, List<Row> whole) throws IOException {
        Map<String, List<String>> chosen = values(choice, rows(request.withSchema(choice)));

        assertThat(chosen).as("%s", choice).isEqualTo(values(choice, whole));
    }

    /** The values of each row, by its id. */
    private static Map<String, List<String>> values(Schema schema, List<Row> rows) {
        List<Cell> cells = Cell.of(schema);
        Map<String, List<String>> values = new TreeMap<>();
        for (Row row : rows) {
            values.put(
                    String.valueOf(row.id()),
                    cells.stream()
                            .map(cell -> cell.find(row) ? cell.toString() : "absent")
                            .toList());
        }
        assertThat(values).hasSameSizeAs(rows);
        return values;
    }

    private static ExportRequest request(Entity entity, String filter) {
        ExportRequest all = Golden.of(OPIK.emulator(), entity);
        return filter.isEmpty() ? all : all.withFilter(OqlParser.parse(entity, filter));
    }

    private static List<Row> rows(ExportRequest request) throws IOException {
        try (RowStream rows = Export.rows(request, Progress.NONE)) {
            return rows.stream().toList();
        }
    }
}
