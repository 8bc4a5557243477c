package dev.opikexport.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitioningTest {

    private static final String ID = "019aba06-917f-7000-8000-000000000000"; // 2025-11-25T07:59:43.999Z

    private final List<String> notices = new ArrayList<>();

    private Partitioner traces(String... keys) {
        return Partitioning.by(Entity.TRACES, List.of(keys))
                .partitioner(FormatOptions.none().withNotices(notices::add).notices());
    }

    private static Row trace(String members) {
        return row(Entity.TRACES, "{\"id\":\"" + ID + "\"" + members + "}");
    }

    private static Row row(Entity entity, String json) {
        byte[] line = (json + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            return new RowScanner(entity).lines(line, line.length).get(0);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date | date=2025-11-25/",
                "hour | date=2025-11-25/hour=07/",
                "date,hour | date=2025-11-25/hour=07/",
                "name | name=a%2Fb %3D 100%25/",
                "model=metadata.model,date | model=gpt-4o/date=2025-11-25/",
                "metadata.model | metadata.model=gpt-4o/",
                "metadata.\"a,b\" | metadata.%22a,b%22=1/",
                "thread_id | thread_id=__HIVE_DEFAULT_PARTITION__/",
                "duration | duration=1.50/",
                "has_tool_spans | has_tool_spans=true/",
                "start_time | start_time=2025-11-25T07%3A59%3A43Z/",
                "source | source=grün 🙂/",
                "environment | environment=a%0Ab/",
            })
    void foldersAreHives(String keys, String folder) {
        Row row = trace(
                ",\"name\":\"a/b = 100%\",\"metadata\":{\"model\":\"gpt-4o\",\"a,b\":1},\"duration\":1.50,"
                        + "\"has_tool_spans\":true,\"start_time\":\"2025-11-25T07:59:43Z\",\"source\":\"grün 🙂\",\"environment\":\"a\\nb\"");

        assertThat(traces(keys).folder(row)).isEqualTo(folder);
    }

    @Test
    void severalTextsOfKeysAreOneList() {
        assertThat(traces("date", "source,environment").folder(trace(",\"source\":\"sdk\",\"environment\":\"x\"")))
                .isEqualTo("date=2025-11-25/source=sdk/environment=x/");
    }

    @Test
    void anEmptyTextIsAnnounced() {
        assertThat(traces("environment").folder(trace(",\"environment\":\"\"")))
                .isEqualTo("environment=__HIVE_DEFAULT_PARTITION__/");
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("An empty environment")
                .contains(ID);
        assertThat(traces("date,environment").folder(null))
                .isEqualTo("date=__HIVE_DEFAULT_PARTITION__/environment=__HIVE_DEFAULT_PARTITION__/");
    }

    @Test
    void threadsGoByTheTimeOfTheirModelId() {
        Partitioner threads = Partitioning.by(Entity.THREADS, List.of("hour"))
                .partitioner(FormatOptions.none().notices());

        assertThat(threads.folder(row(Entity.THREADS, "{\"id\":\"thread-1\",\"thread_model_id\":\"" + ID + "\"}")))
                .isEqualTo("date=2025-11-25/hour=07/");
        assertThat(threads.folder(row(Entity.THREADS, "{\"id\":\"thread-1\"}")))
                .isEqualTo("date=__HIVE_DEFAULT_PARTITION__/hour=__HIVE_DEFAULT_PARTITION__/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input",
                "tags",
                "usage",
                "feedback_scores",
                "error_info",
                "metadata",
                "no_such_column",
                "name=metadata.model",
                "name=thread_id",
                "Name=thread_id",
                "k=source,K=environment",
                "date,Date=source",
                " , ",
                ""
            })
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> Partitioning.by(Entity.TRACES, List.of(key)))
                .isInstanceOf(InvalidColumnException.class);
    }

    @Test
    void aPartOfAColumnLeavesTheFilesAndTheColumnStays() {
        Schema left = Partitioning.by(Entity.TRACES, List.of("metadata.model"))
                .ofFiles(Schema.of(Entity.TRACES).select("id,metadata,metadata.model"));

        assertThat(left.columns()).extracting(Column::name).containsExactly("id", "metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.\"a,b\"", "metadata.a,metadata.\"a,metadata.a\""})
    void keysLeaveTheFilesWhateverIsInTheirNames(String keys) {
        Schema left = Partitioning.by(Entity.TRACES, List.of(keys))
                .ofFiles(Schema.of(Entity.TRACES).select("id,a=metadata.a," + keys));

        assertThat(left.columns()).extracting(Column::name).containsExactly("id", "a");
    }

    @Test
    void aColumnOfTheFoldersIsNotInTheFilesAndIsRead() {
        Schema chosen = Schema.of(Entity.SPANS).select("id,type");
        Partitioning partitioning = Partitioning.by(Entity.SPANS, List.of("type,model,date"));

        assertThat(partitioning.ofFiles(chosen).columns()).extracting("name").containsExactly("id");
        assertThat(partitioning.toRead(chosen).members()).containsExactly("id", "type", "model");
        assertThat(Partitioning.by(Entity.SPANS, List.of("metadata.x")).ofFiles(Schema.of(Entity.SPANS)))
                .hasToString(Schema.of(Entity.SPANS).toString());
        assertThatThrownBy(() -> partitioning.ofFiles(Schema.of(Entity.SPANS).select("id,model=name")))
                .hasMessageContaining("named 'model'");
        assertThatThrownBy(() -> partitioning.ofFiles(Schema.of(Entity.SPANS).select("id,date=start_time")))
                .hasMessageContaining("named 'date'");
        assertThatThrownBy(() -> partitioning.ofFiles(Schema.of(Entity.SPANS).select("id,DATE=start_time")))
                .hasMessageContaining("named 'date'");
    }

    @ParameterizedTest
    @CsvSource({
        "tags, tags[0].",
        "x=tags, tags[0].",
        "comments, comments[0].name_of_the_part.",
        "m=metadata.a:json, metadata.a.name_of_the_part.",
        "usage, usage.name_of_the_part.",
    })
    void aKeyThatIsNoneIsToldAPartThatCanBe(String key, String part) {
        assertThatThrownBy(() -> Partitioning.by(Entity.TRACES, List.of(key))).hasMessageEndingWith(": " + part);
    }
}
