package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Field.Trait;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that specifies the language says what the code does. */
class FilterLanguageDocTest {

    private static final Path PAGE = Path.of("../docs/filter-language.md");

    private static final Map<ProblemCode, String> PROBLEMS = Map.ofEntries(
            Map.entry(ProblemCode.SYNTAX, "something else stands where the grammar wants one of the expected things"),
            Map.entry(ProblemCode.OPEN_TEXT, "text without its closing quote"),
            Map.entry(ProblemCode.UNQUOTED_TEXT, "text that needs quotes"),
            Map.entry(ProblemCode.FOREIGN_SIGN, "a sign of another language, such as `&&`"),
            Map.entry(ProblemCode.UNKNOWN_COLUMN, "no such column"),
            Map.entry(ProblemCode.UNKNOWN_OPERATOR, "no such operator"),
            Map.entry(ProblemCode.WRONG_OPERATOR, "the column does not have the operator"),
            Map.entry(ProblemCode.MISSING_KEY, "the column needs a path or a name"),
            Map.entry(ProblemCode.UNEXPECTED_KEY, "the column takes no path or name"),
            Map.entry(ProblemCode.UNUSABLE_KEY, "a path or name that the server cannot be asked for"),
            Map.entry(ProblemCode.MISSING_VALUE, "the operator needs a value"),
            Map.entry(ProblemCode.WRONG_COUNT, "a value too many, one instead of a list, or a list instead of one"),
            Map.entry(ProblemCode.NOT_A_NUMBER, "not a number"),
            Map.entry(ProblemCode.NOT_A_TIME, "not a point in time"),
            Map.entry(ProblemCode.BLANK_VALUE, "blank text, which the server refuses"),
            Map.entry(ProblemCode.OUT_OF_RANGE, "more than the server's database can hold"),
            Map.entry(ProblemCode.UNKNOWN_VALUE, "not one of the values that the column can have"),
            Map.entry(ProblemCode.UNUSABLE_VALUE, "a value that no filter of the server can carry"),
            Map.entry(ProblemCode.BAD_PARAMETER, "a parameter without a value, or with one of a wrong type"),
            Map.entry(ProblemCode.TOO_LARGE, "longer, deeper or with more values than the limits allow"),
            Map.entry(ProblemCode.NOT_PLANNABLE, "neither the server nor a look at the rows can decide it"));

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static String section(String name) throws IOException {
        String page = page();
        int start = page.indexOf("<!-- " + name + " -->\n") + name.length() + 10;
        return page.substring(start, page.indexOf("<!-- end -->", start));
    }

    @Test
    void listsEveryColumn() throws IOException {
        assertThat(section("columns")).isEqualTo(columns());
    }

    @Test
    void listsEveryProblem() throws IOException {
        assertThat(section("problems")).isEqualTo(problems());
    }

    @Test
    void listsTheOperatorsOfEveryType() throws IOException {
        for (FieldType type : FieldType.values()) {
            String page = page();
            int start = page.indexOf("\n### " + type + "\n");
            String section = page.substring(start, page.indexOf("\n#", start + 5));
            List<String> symbols = section.lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.substring(0, line.indexOf('|', 1)))
                    .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                    .map((MatchResult match) -> match.group(1))
                    .toList();
            assertThat(symbols)
                    .as(type.name())
                    .containsExactlyInAnyOrderElementsOf(type.languageOperators().stream()
                            .map(Operator::symbol)
                            .toList());
        }
    }

    private static String columns() {
        StringBuilder text = new StringBuilder();
        for (Entity entity : Entity.values()) {
            text.append("\n### ").append(entity.id()).append("\n\n| column | type | |\n|---|---|---|\n");
            for (Field field : Catalog.of(entity).fields()) {
                text.append("| `")
                        .append(field.name())
                        .append("` | ")
                        .append(field.type())
                        .append(" | ");
                text.append(remarks(field)).append(" |\n");
            }
        }
        return text.append('\n').toString();
    }

    private static String remarks(Field field) {
        List<String> remarks = new ArrayList<>();
        for (Trait trait : new TreeSet<>(field.traits())) {
            remarks.add(
                    switch (trait) {
                        case INTEGER -> "whole numbers";
                        case SPAN_AGGREGATE -> "sum over spans";
                        case MILLISECONDS -> "milliseconds";
                        case CLOSED -> "closed";
                        case NULLABLE -> "nullable";
                        case NOT_IN_ROWS -> "not in rows";
                        case EXTENSION -> "extension";
                    });
        }
        if (!field.values().isEmpty()) {
            remarks.add("`" + String.join("` `", field.values()) + "`");
        }
        return String.join(", ", remarks);
    }

    private static String problems() {
        StringBuilder text = new StringBuilder("\n| code | name | |\n|---|---|---|\n");
        Arrays.stream(ProblemCode.values())
                .sorted(Comparator.comparing(ProblemCode::id))
                .forEach(code -> text.append("| ")
                        .append(code.id())
                        .append(" | ")
                        .append(code.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .append(" | ")
                        .append(PROBLEMS.get(code))
                        .append(" |\n"));
        return text.append('\n').toString();
    }
}
