package dev.opikexport.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.ColumnType.Decimal;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.filter.catalog.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnChoiceTest {

    private static final Schema TRACES = Schema.of(Entity.TRACES);
    private static final Row ROW = SampleRows.traces("""
            {"id":"a","metadata":{"model":"gpt","a.b":{"c d":[1,{"x":true}]},"n":null},"tags":["t0","t1"],\
            "input":{"messages":[{"content":"hi \\"you\\""}]},"usage":{"total_tokens":7,"original.prompt":5},\
            "error_info":{"message":"m"},"feedback_scores":[{"name":"x y","value":1},{"value":0.5,"name":"Q","reason":"r"}],\
            "newer":{"b":2}}""").rows().get(0);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "id | id | STRING | \"a\"",
                "trace=id | trace | STRING | \"a\"",
                "metadata.model | metadata.model | TEXT | \"gpt\"",
                "metadata.model:json | metadata.model | JSON | \"gpt\"",
                "`metadata.\"a.b\".\"c d\"[1].x:boolean` | `metadata.\"a.b\".\"c d\"[1].x` | BOOLEAN | true",
                "metadata.n | metadata.n | TEXT | null",
                "metadata.model.x | metadata.model.x | TEXT |",
                "metadata[0] | metadata[0] | TEXT |",
                "tags[1] | tags[1] | STRING | \"t1\"",
                "tags[2] | tags[2] | STRING |",
                "input.messages[0].content | input.messages[0].content | TEXT | `\"hi \\\"you\\\"\"`",
                "input:string | input | TEXT | `{\"messages\":[{\"content\":\"hi \\\"you\\\"\"}]}`",
                "tokens=usage.total_tokens | tokens | LONG | 7",
                "usage.original.prompt | usage.original.prompt | LONG | 5",
                "usage.total_tokens:double | usage.total_tokens | DOUBLE | 7",
                "error_info.message | error_info.message | STRING | \"m\"",
                "feedback_scores.Q.reason | feedback_scores.Q.reason | STRING | \"r\"",
                "feedback_scores[0].name | feedback_scores[0].name | STRING | \"x y\"",
                "_extra.newer.b:long | _extra.newer.b | LONG | 2",
            })
    void findsPartsOfARow(String choice, String name, Scalar type, @Nullable String value) {
        Schema schema = TRACES.select(choice);
        Column column = schema.columns().get(0);

        assertThat(schema.columns()).hasSize(1);
        assertThat(column.name()).isEqualTo(name);
        assertThat(column.type()).isEqualTo(type);
        assertThat(value(schema, 0)).isEqualTo(value);
    }

    @Test
    void findsScoresByName() {
        Schema schema = TRACES.select("feedback_scores.Q, feedback_scores.\"x y\", feedback_scores.q");

        assertThat(schema.columns()).extracting(Column::type).containsOnly(new Decimal(18, 9));
        assertThat(values(schema)).containsExactly("0.5", "1", null);
    }

    @Test
    void keepsFieldIdsOfWholeColumnsOnly() {
        assertThat(TRACES.select("name, n=id, usage.a, x=metadata, metadata.a, start_time:string")
                        .columns())
                .extracting(Column::fieldId)
                .containsExactly(4, 1, 10_001, 11, 10_002, 10_003);
    }

    @Test
    void aStringAsAStringIsTheColumn() {
        assertThat(TRACES.select("id:string, title=name:string").columns())
                .isEqualTo(TRACES.select("id, title=name").columns());
    }

    @Test
    void givesNoFieldIdTwice() {
        assertThat(TRACES.select("usage.a, m=metadata")
                        .select("m.b, m, \"usage.a\"")
                        .columns())
                .extracting(Column::fieldId)
                .containsExactly(10_002, 11, 10_001);
        assertThat(TRACES.select("a=id, b=id, id, u=usage.a, m=usage.a")
                        .select("a, b, x=u, y=u, m")
                        .columns())
                .extracting(Column::fieldId)
                .containsExactly(1, 10_001, 10_003, 10_005, 10_004);
    }

    @Test
    void scoresAsAnotherTypeStayOneColumn() {
        Schema schema = TRACES.select("id, feedback_scores:json, text=feedback_scores:string");

        assertThat(schema.pivotScores(List.of("x"))).hasToString(schema.toString());
    }

    @Test
    void columnsOfScoresCountOn() {
        assertThat(TRACES.select("id, a=feedback_scores, b=feedback_scores")
                        .pivotScores(List.of("x", "y"))
                        .columns())
                .extracting(Column::fieldId)
                .containsExactly(1, 100_010, 100_011, 100_012, 100_013);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "id,name | id, name",
                "n=name | n=name:string",
                "name:json | name=name:json",
                "t=usage.total_tokens | t=usage.total_tokens:long",
                "metadata.a.\"b c\"[3] | \"metadata.a.\"\"b c\"\"[3]\"=metadata.a.b c[3]:text",
                "feedback_scores.\"a.\"\"b\" | "
                        + "\"feedback_scores.\"\"a.\"\"\"\"b\"\"\"=feedback_scores.\"a.\"\"b\".value:decimal(18, 9)",
            })
    void isPrintedWithWhatColumnsAre(String choice, String printed) {
        assertThat(TRACES.select(choice)).hasToString("traces: " + printed);
    }

    @Test
    void leavesColumnsOut() {
        Schema schema = TRACES.without("input, output").without("_extra");

        assertThat(schema.columns()).hasSize(29);
        assertThat(schema.members()).doesNotContain("input", "output", "_extra").contains("metadata");
        assertThat(schema.isContract()).isFalse();
        assertThat(TRACES.isContract()).isTrue();
    }

    @Test
    void makesAColumnPerScore() {
        Schema schema = TRACES.pivotScores(List.of("Q", "x y"));

        assertThat(schema.columns()).hasSize(33);
        assertThat(schema.columns().get(15).name()).isEqualTo("feedback_scores.Q");
        assertThat(value(schema, 15)).isEqualTo("0.5");
        assertThat(value(schema, 16)).isEqualTo("1");
        assertThat(TRACES.pivotScores(List.of()).columns()).hasSize(31);
        assertThat(TRACES.pivotScores(List.of("A", "a", "A_2", "a_2", "b"))
                        .columns()
                        .subList(15, 20))
                .extracting(Column::name)
                .containsExactly(
                        "feedback_scores.A",
                        "feedback_scores.a_3",
                        "feedback_scores.A_2",
                        "feedback_scores.a_2_2",
                        "feedback_scores.b");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "nam | There is no column 'nam'. Did you mean 'name'? There are: id, project_id, thread_id, name,",
                "`` | Expected a column's name at character 1 of the columns:",
                "id,,name | Expected a column's name at character 4 of the columns: id,,name",
                "id name | There is no column 'id name'",
                "id,x=id,id | Two columns are named 'id'. Rename one: other_name=id",
                "id.x | This column has no parts at character 3 of the columns: id.x",
                "tags.x | A list has elements: [0] at character 5",
                "usage[0] | This is no list at character 6",
                "tags[x] | An index is a whole number from 0",
                "tags[99999999999] | An index is a whole number from 0",
                "tags[1 | Expected ]",
                "error_info.msg | There is no part 'msg' (there are: exception_type, message, traceback) at character 11",
                "id:int | There is no type 'int' (there are: boolean, double, json, long, string, timestamp) at character 7",
                "`metadata.\"x` | This quote does not end at character 10",
                "`metadata.\"\"` | A name is not empty",
                "id:string:long | Expected a comma or the end at character 10",
            })
    void saysWhatIsWrong(String choice, String message) {
        assertThatThrownBy(() -> TRACES.select(choice))
                .isInstanceOf(InvalidColumnException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void saysWhatCannotBeLeftOut() {
        assertThatThrownBy(() -> TRACES.without("inputs")).hasMessageStartingWith("There is no column 'inputs'.");
        assertThatThrownBy(() -> TRACES.select("id").without("id")).hasMessageStartingWith("No column is left.");
    }

    private static @Nullable String value(Schema schema, int column) {
        return values(schema).get(column);
    }

    private static List<@Nullable String> values(Schema schema) {
        List<@Nullable String> values = new ArrayList<>();
        for (Cell cell : Cell.of(schema)) {
            values.add(cell.find(ROW) ? cell.toString() : null);
        }
        return values;
    }

    @Test
    void scoresThatDifferInCaseAloneGetNumbers() {
        assertThat(TRACES.pivotScores(List.of("Accuracy", "accuracy", "ACCURACY", "a.b", "\"")).columns().stream()
                        .map(Column::name)
                        .filter(name -> name.startsWith("feedback_scores.")))
                .containsExactly(
                        "feedback_scores.Accuracy",
                        "feedback_scores.accuracy_2",
                        "feedback_scores.ACCURACY_3",
                        "feedback_scores.a.b",
                        "feedback_scores.\"");
    }
}
