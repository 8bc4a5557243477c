package dev.opikexport.cli.stats;

import dev.opikexport.cli.UsageException;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.filter.catalog.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The rows of an exported file of JSON lines, one after the other. */
final class JsonLines {

    /** Takes one row. */
    @FunctionalInterface
    interface Consumer {
        void accept(Row row) throws IOException;
    }

    private JsonLines() {}

    static void read(InputStream in, String name, Entity entity, Consumer consumer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        RowScanner scanner = new RowScanner(entity);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            try {
                for (Row row : scanner.lines(bytes, bytes.length)) {
                    consumer.accept(row);
                }
            } catch (MalformedJsonException e) {
                throw new UsageException(name + ", line " + number + ", is not a row: " + e.getMessage()
                        + ". Export it with --format jsonl.");
            }
        }
    }
}
