package dev.opikexport.exporters.parquet;

import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.Decimal;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.MapOf;
import dev.opikexport.core.schema.ColumnType.Struct;
import dev.opikexport.core.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads files as DuckDB sees them. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    List<List<@Nullable String>> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /**
     * The rows of a Parquet file with each value as JSON text: times as microseconds, decimals and JSON as strings, maps as
     * arrays of key and value; the column of exact values last. Null where the file has none.
     *
     * @param files one, or a pattern for those of a folder; then names of folders below are values
     */
    List<List<@Nullable String>> rows(String files, Schema schema) throws SQLException {
        String columns = schema.columns().stream()
                .map(column -> "to_json(" + expression(column.type(), quoted(column)) + ")::VARCHAR")
                .collect(Collectors.joining(", "));
        return query("SELECT " + columns + ", _exact::VARCHAR FROM read_parquet('" + files
                + "', hive_types_autocast = false)");
    }

    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }

    private static String expression(ColumnType type, String value) {
        if (type == ColumnType.Scalar.TIMESTAMP) {
            return "epoch_us(" + value + ")";
        } else if (type instanceof ListOf list) {
            return "list_transform(" + value + ", lambda x: " + expression(list.element(), "x") + ")";
        } else if (type instanceof MapOf) {
            return "map_entries(" + value + ")";
        } else if (type instanceof Struct struct) {
            String parts = struct.parts().stream()
                    .map(part -> part.name() + " := " + expression(part.type(), value + "." + part.name()))
                    .collect(Collectors.joining(", "));
            return "CASE WHEN " + value + " IS NULL THEN NULL ELSE struct_pack(" + parts + ") END";
        }
        boolean text = type instanceof Decimal || type instanceof ColumnType.Extra || type == ColumnType.Scalar.JSON;
        return text ? value + "::VARCHAR" : value;
    }
}
