package dev.opikexport.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Lets DuckDB turn a file of JSON lines into another file, and prints the seconds of that statement alone. */
final class DuckDb {

    /** The columns that this project's files have, so that DuckDB need not guess them; the payloads stay JSON text, as here. */
    private static final String COLUMNS = """
            id: 'VARCHAR', project_id: 'VARCHAR', thread_id: 'VARCHAR', name: 'VARCHAR', start_time: 'TIMESTAMP',
            end_time: 'TIMESTAMP', duration: 'DOUBLE', ttft: 'DOUBLE', input: 'JSON', output: 'JSON', metadata: 'JSON',
            tags: '%1$s', error_info: 'JSON', usage: '%2$s', total_estimated_cost: 'DECIMAL(38, 12)',
            feedback_scores: '%3$s', span_feedback_scores: '%3$s', comments: 'JSON', guardrails_validations: 'JSON',
            span_count: 'INTEGER', llm_span_count: 'INTEGER', has_tool_spans: 'BOOLEAN', providers: '%1$s',
            experiment: 'JSON', visibility_mode: 'VARCHAR', source: 'VARCHAR', environment: 'VARCHAR',
            created_at: 'TIMESTAMP', created_by: 'VARCHAR', last_updated_at: 'TIMESTAMP', last_updated_by: 'VARCHAR'
            """;

    private static final String NESTED = COLUMNS.formatted(
            "VARCHAR[]",
            "MAP(VARCHAR, BIGINT)",
            "STRUCT(name VARCHAR, value DECIMAL(18, 9), reason VARCHAR, category_name VARCHAR, source VARCHAR,"
                    + " created_at TIMESTAMP, last_updated_at TIMESTAMP, created_by VARCHAR, last_updated_by VARCHAR)[]");

    /** Texts of CSV and JSON lines need no types but JSON's. */
    private static final String TEXTS = COLUMNS.formatted("JSON", "JSON", "JSON")
            .replaceAll("'(TIMESTAMP|DECIMAL\\(38, 12\\)|DOUBLE|INTEGER|BOOLEAN)'", "'VARCHAR'");

    private DuckDb() {}

    /**
     * The arguments are the file to read, the file to write, {@code csv}, {@code json}, {@code parquet1} or {@code parquet3}, and perhaps
     * {@code guessing}: then DuckDB finds out the columns, as for everyone who names none.
     */
    public static void main(String[] arguments) throws SQLException {
        String format = arguments[2];
        String columns = ", format = 'newline_delimited', columns = {%s}"
                .formatted(format.startsWith("parquet") ? NESTED : TEXTS);
        boolean guessing = arguments.length > 3 && arguments[3].equals("guessing");
        String copy = "COPY (FROM read_json('%s'%s)) TO '%s' (%s)"
                .formatted(
                        arguments[0],
                        guessing ? "" : columns,
                        arguments[1],
                        format.startsWith("parquet")
                                ? "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL " + format.substring(7)
                                : "FORMAT " + format);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            long start = System.nanoTime();
            statement.execute(copy);
            System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - start) / 1e9);
        }
    }
}
