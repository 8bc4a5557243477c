package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Takes one column out of a file with separated values, and leaves the other fields where they are. */
final class IdColumn extends AbstractBaseCsvCallbackHandler<String> {

    private static final int MOST_CHARACTERS = 1 << 28;

    private final String name;
    private int index = -1;
    private boolean isHeader = true;
    private String value = "";

    private IdColumn(String name) {
        this.name = name;
    }

    /**
     * Reads the column.
     *
     * @param file for messages
     */
    static void read(InputStream in, String file, char delimiter, String name, Consumer<String> values)
            throws IOException {
        IdColumn column = new IdColumn(name);
        try (CsvReader<String> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .maxBufferSize(MOST_CHARACTERS)
                .detectBomHeader(true)
                .build(column, in, UTF_8)) {
            for (String each : reader) {
                if (column.isHeader) {
                    column.isHeader = false;
                    if (column.index < 0) {
                        throw new IOException(file + " has no column " + name + ".");
                    }
                } else {
                    values.accept(each);
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        if (isHeader) {
            index = new String(buffer, offset, length).equals(name) ? field : index;
        } else if (field == index) {
            value = new String(buffer, offset, length);
        }
    }

    @Override
    protected String buildRecord() {
        return value;
    }
}
