package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.partition.FolderMembers;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.filter.catalog.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of exported JSON lines, one line after the other. Not for several threads. */
public final class JsonLines {

    private final BufferedReader lines;
    private final FolderMembers folders;
    private final RowScanner scanner;
    private int number;

    /** Begins to read a stream, which is closed by who opened it. */
    public JsonLines(InputStream in, Entity entity) {
        this(in, entity, "");
    }

    /**
     * Begins to read a file.
     *
     * @param file its path below the folder of its export, whose names may hold members of the rows
     */
    public JsonLines(InputStream in, Entity entity, String file) {
        folders = FolderMembers.of(entity, file);
        lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        scanner = new RowScanner(entity);
    }

    /**
     * The rows of the next line; null behind the last one.
     *
     * @throws MalformedJsonException if the line holds something else
     */
    public @Nullable List<Row> next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        number++;
        byte[] bytes = line.getBytes(UTF_8);
        List<Row> rows = scanner.lines(bytes, bytes.length);
        if (folders.names().isEmpty() || rows.isEmpty()) {
            return rows;
        }
        Set<String> own = folders.names().stream()
                .filter(name -> rows.get(0).member(name) != null)
                .collect(Collectors.toSet());
        byte[] whole = folders.without(own).in(bytes);
        return scanner.lines(whole, whole.length);
    }

    /** The number of the line that was read last, from 1. */
    public int number() {
        return number;
    }
}
