package dev.opikexport.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.terminal.Figures;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of the page are DuckDB's over the same file: exactly, to the digits that are shown. */
class PageNumbersTest {

    @TempDir
    private static Path folder;

    private static final Map<String, StatsPage> PAGES = new HashMap<>();

    @BeforeAll
    static void write() throws IOException {
        for (String entity : List.of("spans", "traces")) {
            PAGES.put(entity, StatsPage.of(entity, folder));
        }
    }

    private static StatsPage page(String entity) {
        return PAGES.get(entity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans", "traces"})
    void theSums(String entity) throws SQLException {
        Map<String, String> tiles = page(entity).tiles();

        assertThat(List.of(tiles.get("Rows"), tiles.get("Tokens"), tiles.get("Cost"), tiles.get("With an error")))
                .isEqualTo(rows(entity, 2, """
                        SELECT format('{:,}', count(*)), format('{:,}', coalesce(sum(usage['total_tokens']), 0)::BIGINT),
                            sum(total_estimated_cost)::VARCHAR, format('{:,}', count(error_info))
                        FROM rows""").get(0));
    }

    @ParameterizedTest
    @CsvSource({"spans,model", "traces,name"})
    void tokensAndCost(String entity, String kind) throws SQLException {
        assertThat(page(entity).table("Tokens and cost by " + kind))
                .hasSizeGreaterThan(5)
                .containsExactlyInAnyOrderElementsOf(rows(entity, 4, """
                        SELECT CASE WHEN trim(%1$s) <> '' THEN %1$s ELSE '(none)' END AS kind, format('{:,}', count(*)), '',
                            format('{:,}', coalesce(sum(usage['total_tokens']), 0)::BIGINT),
                            coalesce(sum(total_estimated_cost), 0)::VARCHAR,
                            format('{:,}', coalesce(sum(usage['prompt_tokens']), 0)::BIGINT),
                            format('{:,}', coalesce(sum(usage['completion_tokens']), 0)::BIGINT)
                        FROM rows GROUP BY kind""".formatted(kind)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans", "traces"})
    void errors(String entity) throws SQLException {
        assertThat(page(entity).table("Errors"))
                .hasSizeGreaterThan(3)
                .containsExactlyInAnyOrderElementsOf(rows(entity, -1, """
                        SELECT coalesce(nullif(error_info.exception_type, ''), '(none)') AS kind,
                            format('{:,}', count(*)), ''
                        FROM rows WHERE error_info IS NOT NULL GROUP BY kind"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans", "traces"})
    void scores(String entity) throws SQLException {
        List<List<String>> scores = rows(entity, -1, """
                SELECT score.name, format('{:,}', count(*)), avg(score.value)::DOUBLE::VARCHAR, min(score.value)::VARCHAR,
                    max(score.value)::VARCHAR
                FROM (SELECT unnest(feedback_scores) AS score FROM rows) GROUP BY score.name""");

        assertThat(page(entity).table("Scores"))
                .hasSizeGreaterThan(5)
                .containsExactlyInAnyOrderElementsOf(scores.stream()
                        .map(row -> List.of(
                                row.get(0), row.get(1), digits(row.get(2)), digits(row.get(3)), digits(row.get(4))))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans", "traces"})
    void rowsPerDay(String entity) throws SQLException {
        boolean days = page(entity).html().contains("<h2>Rows per day");
        List<List<String>> drawn = page(entity).plot("Rows per ").stream()
                .filter(day -> !day.get(1).equals("0"))
                .toList();

        assertThat(drawn).isEqualTo(rows(entity, -1, """
                        SELECT strftime(start_time AT TIME ZONE 'UTC', '%s') AS day, format('{:,}', count(*))
                        FROM rows GROUP BY day ORDER BY day""".formatted(days ? "%Y-%m-%d" : "%Y-%m")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans", "traces"})
    void percentilesOfDurations(String entity) throws SQLException {
        List<List<String>> exact = rows(entity, -1, """
                SELECT count(duration)::VARCHAR, unnest([quantile_cont(duration, 0.5), quantile_cont(duration, 0.75),
                    quantile_cont(duration, 0.9), quantile_cont(duration, 0.95), quantile_cont(duration, 0.99),
                    max(duration)])::VARCHAR
                FROM rows""");
        String count = exact.get(0).get(0);
        List<List<String>> shown = page(entity).table("Duration of " + count + " that have ended");

        assertThat(shown.stream().map(row -> row.get(0))).containsExactly("p50", "p75", "p90", "p95", "p99", "max");
        assertThat(shown.stream().map(row -> row.get(1)))
                .isEqualTo(exact.stream()
                        .map(row -> Figures.duration(Double.parseDouble(row.get(1))))
                        .toList());
        assertThat(page(entity).html()).contains("percentiles too");
        assertThat(page(entity).tiles())
                .containsEntry("Median duration", shown.get(0).get(1))
                .containsEntry("95th percentile", shown.get(3).get(1));
        assertThat(page(entity).plot("Duration of ").stream()
                        .mapToLong(bar -> Long.parseLong(bar.get(1).replace(",", "")))
                        .sum())
                .isEqualTo(Long.parseLong(count));
    }

    /** What the query finds, as text; the column of dollars is written as the page writes money. */
    private static List<List<String>> rows(String entity, int dollars, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW rows AS SELECT * FROM '" + StatsPage.dataset(entity, folder) + "'");
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(query)) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 0; i < columns; i++) {
                        row.add(i == dollars ? money(found.getString(i + 1)) : found.getString(i + 1));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private static String money(String dollars) {
        BigDecimal value = new BigDecimal(dollars);
        if (value.signum() == 0 || value.compareTo(BigDecimal.ONE) >= 0) {
            return String.format(Locale.ROOT, "$%,.2f", value);
        }
        BigDecimal rounded = value.round(new MathContext(3)).stripTrailingZeros();
        return "$" + rounded.setScale(Math.max(2, rounded.scale())).toPlainString();
    }

    private static String digits(String number) {
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
