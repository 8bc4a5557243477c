package dev.opikexport.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** Spark and the JSON lines that lie beside each Parquet file say the same, row by row and member by member. */
class SparkReadsParquetTest {

    /** Written by the tests of exporters/parquet. */
    private static final Path FILES = Path.of("..", "exporters", "parquet", "target", "read-by-others");
    /** Members whose columns hold JSON text. */
    private static final List<String> JSON =
            List.of("input", "output", "metadata", "first_message", "last_message", "value_by_author");

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern COOKBOOK = Pattern.compile(
            "spark\\.read\\.parquet\\(\"traces/\"\\)\\.where\\(\"(?<where>[^\"]+)\"\\)\\.groupBy\\(\"(?<column>\\w+)\"\\)\\.count\\(\\)\\.show\\(\\)");

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        assertThat(FILES)
                .as("what the tests of exporters/parquet write: run them first")
                .isDirectory();
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    @Test
    void everyValueIsThatOfTheRow() throws IOException {
        for (String name : List.of("traces", "spans", "threads", "edges")) {
            List<Row> read = read(name);
            List<String> sent = Files.readAllLines(FILES.resolve(name + ".jsonl"));

            assertThat(read).hasSameSizeAs(sent);
            for (int i = 0; i < read.size(); i++) {
                assertRow(read.get(i), JACKSON.readTree(sent.get(i)));
            }
        }
    }

    @Test
    void negativeZeroKeepsItsSign() {
        Row row = read("edges").get(6);

        assertThat(row.<Double>getAs("duration")).isEqualTo(Double.valueOf(-0.0));
        assertThat(row.<String>getAs("input")).isEqualTo("-0.0");
        assertThat(row.<String>getAs("output")).isEqualTo("1234567890123456789");
    }

    @Test
    void foldersOfPartitionsAreDatasets() throws IOException {
        assertThat(assertFolder("traces-by-date", "traces")).isEqualTo(40);
        assertThat(assertFolder("spans-by-type,provider", "spans")).isEqualTo(900);
        assertThat(spark.read()
                        .parquet(FILES.resolve("spans-by-type,provider").toString())
                        .where("type = 'llm' AND provider IS NOT NULL")
                        .count())
                .isPositive();
    }

    @Test
    void datasetsWithoutRowsHaveColumns() {
        for (String name : List.of("empty.parquet", "empty-variant.parquet", "empty-by-date,hour")) {
            Dataset<Row> read = spark.read().parquet(FILES.resolve(name).toString());

            assertThat(read.collectAsList()).isEmpty();
            assertThat(read.schema().fieldNames()).contains("id", "input", "feedback_scores", "_extra", "_exact");
        }
    }

    @Test
    void variantsAreTheJsonThatTheyWere() throws IOException {
        for (String name : List.of("traces", "spans", "threads", "edges")) {
            Dataset<Row> file = spark.read()
                    .parquet(FILES.resolve(name + "-variant.parquet").toString());
            List<String> payloads =
                    JSON.stream().filter(List.of(file.columns())::contains).toList();
            List<Row> read = file.selectExpr(payloads.stream()
                            .map(column -> "to_json(" + column + ") AS " + column)
                            .toArray(String[]::new))
                    .collectAsList();
            List<String> sent = Files.readAllLines(FILES.resolve(name + "-variant.jsonl"));

            assertThat(read).hasSameSizeAs(sent);
            for (int i = 0; i < read.size(); i++) {
                JsonNode row = JACKSON.readTree(sent.get(i));
                for (String column : payloads) {
                    String json = read.get(i).getAs(column);
                    assertThat(json == null ? null : normalized(JACKSON.readTree(json)))
                            .as(column + " of " + row.path("id"))
                            .isEqualTo(row.has(column) ? normalized(row.get(column)) : null);
                }
            }
        }
    }

    /** Numbers by value, not by how they are written. */
    private static String normalized(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().signum() == 0
                    ? "0"
                    : node.decimalValue().stripTrailingZeros().toString();
        }
        StringBuilder text = new StringBuilder();
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), normalized(member.getValue())));
            return members.toString();
        } else if (node.isArray()) {
            node.forEach(element -> text.append(normalized(element)).append(','));
            return "[" + text + "]";
        }
        return node.toString();
    }

    @Test
    void filtersOnIdsAndTimesFindWhatTheyShould() {
        Row row = read("spans").get(450);
        spark.read().parquet(FILES.resolve("spans.parquet").toString()).createOrReplaceTempView("spans");

        assertThat(spark.sql("SELECT id FROM spans WHERE id = '" + row.getAs("id") + "'")
                        .count())
                .isEqualTo(1);
        assertThat(spark.sql("SELECT usage['total_tokens'] FROM spans WHERE start_time <= '2000-01-01'")
                        .count())
                .isZero();
        assertThat(spark.sql("SELECT explode(feedback_scores) AS score FROM spans")
                        .where("score.value > 0")
                        .count())
                .isPositive();
    }

    /** The statement is Python's in the cookbook; what stands between its quotes is taken from there. */
    @Test
    void theCookbooksStatementCountsTracesWithErrorsByName() throws IOException {
        Matcher statement = COOKBOOK.matcher(Files.readString(Path.of("..", "docs", "cookbook.md")));
        assertThat(statement.find()).isTrue();
        Map<String, Long> expected = new TreeMap<>();
        for (String line : Files.readAllLines(FILES.resolve("traces.jsonl"))) {
            JsonNode row = JACKSON.readTree(line);
            if (row.has("error_info")) {
                expected.merge(row.path("name").asText(), 1L, Long::sum);
            }
        }

        Map<String, Long> counted = new TreeMap<>();
        spark.read()
                .parquet(FILES.resolve("traces.parquet").toString())
                .where(statement.group("where"))
                .groupBy(statement.group("column"))
                .count()
                .collectAsList()
                .forEach(row -> counted.put(row.isNullAt(0) ? "" : row.getString(0), row.getLong(1)));

        assertThat(counted).hasSizeGreaterThan(10).isEqualTo(expected);
    }

    @Test
    void payloadsAreTextForGetJsonObject() throws IOException {
        long models = 0;
        for (String line : Files.readAllLines(FILES.resolve("traces.jsonl"))) {
            models += JACKSON.readTree(line).at("/metadata/model").asText().equals("gpt-4o") ? 1 : 0;
        }

        assertThat(spark.read()
                        .parquet(FILES.resolve("traces.parquet").toString())
                        .where("get_json_object(metadata, '$.model') = 'gpt-4o'")
                        .count())
                .isEqualTo(models)
                .isPositive();
    }

    private static List<Row> read(String name) {
        return spark.read().parquet(FILES.resolve(name + ".parquet").toString()).collectAsList();
    }

    /** Every row of a folder is that of the JSON lines with its id; returns how many there are. */
    private static int assertFolder(String folder, String lines) throws IOException {
        Map<String, JsonNode> sent = new HashMap<>();
        for (String line : Files.readAllLines(FILES.resolve(lines + ".jsonl"))) {
            JsonNode row = JACKSON.readTree(line);
            sent.put(row.path("id").asText(), row);
        }
        List<Row> read = spark.read()
                .parquet(FILES.resolve(folder).toString())
                .drop("date")
                .collectAsList();
        for (Row row : read) {
            assertRow(row, sent.remove(row.<String>getAs("id")));
        }
        return read.size();
    }

    private static void assertRow(Row read, JsonNode sent) throws IOException {
        assertStruct("", read, sent, exact(read));
        ObjectNode unknown = sent.deepCopy();
        unknown.remove(List.of(read.schema().fieldNames()));
        String extra = read.getAs("_extra");
        assertThat(extra == null ? JACKSON.createObjectNode() : JACKSON.readTree(extra))
                .as("unknown members of " + sent.path("id"))
                .isEqualTo(unknown);
    }

    private static JsonNode exact(Row read) throws IOException {
        String exact = read.getAs("_exact");
        return exact == null ? JACKSON.createObjectNode() : JACKSON.readTree(exact);
    }

    private static void assertStruct(String prefix, Row read, JsonNode sent, JsonNode exact) throws IOException {
        for (StructField field : read.schema().fields()) {
            if (!field.name().startsWith("_")) {
                Object value = read.getAs(field.name());
                JsonNode member = sent.get(field.name());
                if (JSON.contains(field.name())) {
                    assertThat(value == null ? null : JACKSON.readTree((String) value))
                            .as(prefix + field.name())
                            .isEqualTo(member);
                } else {
                    assertValue(prefix + field.name(), value, member, exact);
                }
            }
        }
    }

    private static void assertValue(String place, Object read, JsonNode sent, JsonNode exact) throws IOException {
        if (read == null) {
            assertThat(sent == null || sent.isNull())
                    .as(place + " is absent, not " + sent)
                    .isTrue();
            return;
        }
        assertThat(sent).as(place + " is " + read).isNotNull();
        if (read instanceof Row struct) {
            assertStruct(place + ".", struct, sent, exact);
        } else if (read instanceof Timestamp time) {
            assertThat(time.toInstant().plusNanos(exact.path(place + "#ns").asLong()))
                    .as(place)
                    .isEqualTo(Instant.parse(sent.textValue()));
        } else if (read instanceof BigDecimal decimal) {
            assertThat(decimal).as(place).isEqualByComparingTo(sent.decimalValue());
        } else if (read instanceof Double number) {
            assertThat(number == sent.doubleValue()).as(place + " is " + number).isTrue();
        } else if (read instanceof scala.collection.Map<?, ?> map) {
            Map<?, ?> entries = CollectionConverters.asJava(map);
            assertThat(entries).as(place).hasSize(sent.size());
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                assertValue(place + "." + entry.getKey(), entry.getValue(), sent.get((String) entry.getKey()), exact);
            }
        } else if (read instanceof scala.collection.Seq<?> seq) {
            List<?> elements = CollectionConverters.asJava(seq);
            assertThat(elements).as(place).hasSize(sent.size());
            for (int i = 0; i < elements.size(); i++) {
                assertValue(place + "[" + i + "]", elements.get(i), sent.get(i), exact);
            }
        } else {
            assertThat(read.toString()).as(place).isEqualTo(sent.asText());
        }
    }
}
