package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.Environment;
import dev.opikexport.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code stats --html}: its numbers are DuckDB's over the same rows, and a browser shows it on a phone and on a desk. */
class StatsPageTest {

    @TempDir
    private static Path folder;

    private static String html;

    @BeforeAll
    static void writePage() throws IOException {
        run(
                "spans",
                "--url",
                "emulator",
                "-p",
                "golden",
                "-o",
                folder.resolve("spans.parquet").toString());
        run(
                "spans",
                "--url",
                "emulator",
                "-p",
                "golden",
                "-o",
                folder.resolve("spans.jsonl").toString());
        run("stats", "spans", folder.resolve("spans.jsonl").toString(), "--html", page().toString());
        html = Files.readString(page());
    }

    @Test
    void theSumsAreDuckDbs() throws SQLException {
        assertThat(tiles().subList(0, 4)).isEqualTo(rows("""
                        SELECT format('{:,}', count(*)), format('{:,}', coalesce(sum(usage['total_tokens']), 0)::BIGINT),
                            sum(total_estimated_cost)::VARCHAR, format('{:,}', count(error_info))
                        FROM rows""", 2).get(0));
    }

    @Test
    void theModelsAreDuckDbs() throws SQLException {
        assertThat(table("Tokens and cost by model")).containsExactlyInAnyOrderElementsOf(rows("""
                        SELECT coalesce(nullif(trim(model), ''), '(none)') AS kind, format('{:,}', count(*)), '',
                            format('{:,}', coalesce(sum(usage['total_tokens']), 0)::BIGINT),
                            coalesce(sum(total_estimated_cost), 0)::VARCHAR,
                            format('{:,}', coalesce(sum(usage['prompt_tokens']), 0)::BIGINT),
                            format('{:,}', coalesce(sum(usage['completion_tokens']), 0)::BIGINT)
                        FROM rows GROUP BY kind""", 4));
    }

    @Test
    void theErrorsAndScoresAreDuckDbs() throws SQLException {
        assertThat(table("Errors")).containsExactlyInAnyOrderElementsOf(rows("""
                        SELECT coalesce(nullif(trim(error_info.exception_type), ''), '(none)') AS kind,
                            format('{:,}', count(*)), ''
                        FROM rows WHERE error_info IS NOT NULL GROUP BY kind""", -1));
        List<List<String>> scores = rows("""
                SELECT score.name, format('{:,}', count(*)), avg(score.value)::DOUBLE::VARCHAR, min(score.value)::VARCHAR,
                    max(score.value)::VARCHAR
                FROM (SELECT unnest(feedback_scores) AS score FROM rows) GROUP BY score.name""", -1);
        assertThat(table("Scores"))
                .containsExactlyInAnyOrderElementsOf(scores.stream()
                        .map(row -> List.of(
                                row.get(0), row.get(1), digits(row.get(2)), digits(row.get(3)), digits(row.get(4))))
                        .toList());
    }

    @Test
    void theDaysAndDurationsAreDuckDbs() throws SQLException {
        long drawn = Pattern.compile("<title>[0-9-]+: ([0-9,]+)</title>")
                .matcher(html)
                .results()
                .mapToLong(bar -> Long.parseLong(bar.group(1).replace(",", "")))
                .sum();
        assertThat(drawn)
                .isEqualTo(Long.parseLong(rows("SELECT count(start_time)::VARCHAR FROM rows", -1)
                        .get(0)
                        .get(0)));
        assertThat(html)
                .contains("Duration of "
                        + rows("SELECT count(duration)::VARCHAR FROM rows", -1)
                                .get(0)
                                .get(0) + " that have ended");
    }

    /** Without a browser, what makes it fit and stay quiet is looked for in its text. */
    @Test
    void thePageFitsAndIsQuiet() throws Exception {
        assertThat(html)
                .contains("width=device-width", "prefers-color-scheme: dark", "default-src 'none'")
                .doesNotContain("<script", "http://", "https://", "onload", "@import");
        Path chromium = Path.of("/usr/bin/chromium");
        if (Files.isExecutable(chromium)) {
            for (Map.Entry<String, Integer> screen :
                    Map.of("phone", 390, "desk", 1280).entrySet()) {
                String seen = browse(chromium, screen.getValue());
                assertThat(seen)
                        .as(screen.getKey())
                        .contains("data-overflow=\"0\"")
                        .doesNotContain(":CONSOLE");
            }
        }
    }

    /** The page in a frame of that width, whose script says by how much the page is too wide. */
    private static String browse(Path chromium, int width) throws Exception {
        String framed = html.replaceAll("<meta http-equiv[^>]*>", "")
                .replace("&", "&amp;")
                .replace("\"", "&quot;");
        Path frame = Files.writeString(folder.resolve("frame-" + width + ".html"), """
                <!doctype html><body><iframe width="%d" height="800" style="border:0" srcdoc="%s"></iframe>
                <script>onload = () => { const page = frames[0].document.documentElement;
                document.body.dataset.overflow = page.scrollWidth - page.clientWidth; }</script></body>
                """.formatted(width, framed));
        Path said = folder.resolve("chromium-" + width);
        int code = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-extensions",
                        "--user-data-dir=" + folder.resolve("profile-" + width),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        frame.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    private static List<String> tiles() {
        return texts(Pattern.compile("<dd>(.*?)</dd>"), html);
    }

    private static List<List<String>> table(String title) {
        String rest = html.substring(html.indexOf("<h2>" + title + "</h2>"));
        List<List<String>> rows = new ArrayList<>();
        for (String row : texts(
                Pattern.compile("<tr>(<td.*?)</tr>", Pattern.DOTALL), rest.substring(0, rest.indexOf("</table>")))) {
            rows.add(texts(Pattern.compile("<td[^>]*>(.*?)</td>"), row).stream()
                    .map(cell -> cell.startsWith("<svg") ? "" : unescaped(cell))
                    .toList());
        }
        return rows;
    }

    private static String unescaped(String cell) {
        return cell.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static List<String> texts(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    /** What the query finds, as text; the column of dollars is written as the page writes money. */
    private static List<List<String>> rows(String query, int dollars) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW rows AS SELECT * FROM '" + folder.resolve("spans.parquet") + "'");
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
            return String.format(java.util.Locale.ROOT, "$%,.2f", value);
        }
        BigDecimal rounded = value.round(new MathContext(3)).stripTrailingZeros();
        return "$" + rounded.setScale(Math.max(2, rounded.scale())).toPlainString();
    }

    private static String digits(String number) {
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static Path page() {
        return folder.resolve("page.html");
    }

    private static void run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(
                Environment.of(said, said, new ByteArrayInputStream(new byte[0]), Map.of(), folder), arguments);
        assertThat(code)
                .as(said.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isZero();
    }
}
