package dev.opikexport.filter.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables in {@code server/cases}: a line {@code row ENTITY JSON}, and below it, indented, filters joined by
 * {@code &}, an arrow, and what the server says.
 */
class CasesTest {

    private static final Pattern FILTER = Pattern.compile(
            "([\\w.]+)(?:\\[(\"(?:[^\"\\\\]|\\\\.)*\")])? (\\S+) (\"(?:[^\"\\\\]|\\\\.)*\")(?: & | => |$)");

    @ParameterizedTest
    @ValueSource(strings = {"text", "list", "time", "number", "score", "dictionary", "enum", "custom", "order"})
    void isWhatTheServerSays(String table) {
        List<String> wrong = new ArrayList<>();
        String row = "";
        int cases = 0;
        for (String line : GoldenRows.lines("/server/cases/" + table + ".txt").toList()) {
            if (line.startsWith("row ")) {
                row = line;
            } else if (line.startsWith("  ")) {
                String expected = line.substring(line.lastIndexOf(" => ") + 4);
                String actual = outcome(row.split(" ", 3), line);
                cases++;
                if (!actual.equals(expected)) {
                    wrong.add(row + line + ", not " + actual);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases).isGreaterThan(10);
    }

    private static String outcome(String[] row, String line) {
        try {
            ServerQuery query = ServerQuery.of(Entity.of(row[1]).orElseThrow(), filters(line));
            RowJson members = RowJson.of(row[2]);
            boolean listed = query.test(members);
            boolean counted = query.countedInTotal(members);
            return listed == counted ? (listed ? "listed" : "not listed") : (counted ? "counted only" : "listed only");
        } catch (RejectedFilterException e) {
            return "400 " + e.getMessage();
        } catch (FailingQueryException e) {
            return e.beforeQuery() ? "500 everywhere" : "500";
        }
    }

    private static List<RestFilter> filters(String line) {
        List<RestFilter> filters = new ArrayList<>();
        String text = line.substring(0, line.lastIndexOf(" => ")).trim();
        Matcher matcher = FILTER.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            Operator operator = Operator.of(matcher.group(3)).orElseThrow();
            filters.add(new RestFilter(matcher.group(1), operator, string(matcher.group(2)), text(matcher.group(4))));
            end = matcher.end();
        }
        assertThat(text).as("what is left of %s", line).hasSize(end);
        return filters;
    }

    private static @Nullable String string(@Nullable String json) {
        return json == null ? null : text(json);
    }

    private static String text(String json) {
        return GoldenRows.parse(json).asText();
    }
}
