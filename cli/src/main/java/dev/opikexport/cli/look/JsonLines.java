package dev.opikexport.cli.look;

import dev.opikexport.cli.command.UsageException;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.filter.catalog.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of an exported file of JSON lines, one after the other. */
final class JsonLines {

    private JsonLines() {}

    /** Returns whether the consumer wants more. */
    static boolean read(InputStream in, String name, Entity entity, ExportedRows.Consumer consumer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        RowScanner scanner = new RowScanner(entity);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            for (Row row : rows(scanner, bytes, name, number)) {
                if (!consumer.accept(row)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Row> rows(RowScanner scanner, byte[] line, String name, int number) {
        try {
            return scanner.lines(line, line.length);
        } catch (MalformedJsonException e) {
            throw new UsageException(name + ", line " + number + ", is not a row: " + e.getMessage()
                    + "\nGive it exported JSONL or Parquet files, or JSONL on standard input.");
        }
    }
}
