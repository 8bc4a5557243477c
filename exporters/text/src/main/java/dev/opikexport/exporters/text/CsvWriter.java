package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.output.Notices;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.DecodedString;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes texts and times as the server's text, all else as the server's JSON text. An absent value is nothing, an empty
 * text is {@code ""}.
 */
final class CsvWriter implements RowWriter {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] EMPTY = {'"', '"'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final ByteOutput out;
    private final CsvDialect dialect;
    private final Notices notices;
    private final Cell[] cells;
    private final boolean[] texts;
    private final byte[] nullText;
    private final boolean[] needsQuotes = new boolean[256];
    private final DecodedString decoded = new DecodedString();

    CsvWriter(OutputStream out, Schema schema, CsvDialect dialect, Notices notices) throws IOException {
        this.out = new ByteOutput(out);
        this.dialect = dialect;
        this.notices = notices;
        this.cells = Cell.of(schema).toArray(Cell[]::new);
        this.texts = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            ColumnType type = cells[i].column().type();
            texts[i] = type == Scalar.STRING || type == Scalar.TEXT || type == Scalar.TIMESTAMP;
        }
        byte[] absent = dialect.nullText().getBytes(UTF_8);
        this.nullText = cells.length == 1 && absent.length == 0 ? EMPTY : absent;
        for (char special : new char[] {'"', '\r', '\n', (char) dialect.delimiter()}) {
            needsQuotes[special] = true;
        }
        writeHeader(schema);
    }

    @Override
    public void write(Row row) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.put(dialect.delimiter());
            }
            Cell cell = cells[i];
            if (!cell.find(row) || (cell.isNull() && cell.column().type() != Scalar.JSON)) {
                out.put(nullText);
            } else if (texts[i]) {
                writeText(cell, row);
            } else {
                writeField(cell.bytes(), cell.start(), cell.end());
            }
        }
        out.put(LINE_END);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void writeHeader(Schema schema) throws IOException {
        if (dialect.byteOrderMark()) {
            out.put(BYTE_ORDER_MARK);
        }
        boolean first = true;
        for (Column column : schema.columns()) {
            if (!first) {
                out.put(dialect.delimiter());
            }
            first = false;
            byte[] name = column.name().getBytes(UTF_8);
            writeGuarded(name, 0, name.length);
        }
        out.put(LINE_END);
    }

    private void writeText(Cell cell, Row row) throws IOException {
        if (!cell.isString()) {
            if (cell.column().type() != Scalar.TEXT) {
                say(cell, "is not text and was written as its JSON text", row);
            }
            writeField(cell.bytes(), cell.start(), cell.end());
            return;
        }
        decoded.decode(cell.bytes(), cell.start(), cell.end());
        if (!decoded.isFaithful()) {
            say(cell, "has a lone surrogate, for which U+FFFD was written", row);
        }
        writeGuarded(decoded.bytes(), decoded.start(), decoded.end());
    }

    private void writeGuarded(byte[] bytes, int from, int to) throws IOException {
        if (dialect.formulaGuard() && from < to && FORMULA_STARTS.indexOf(bytes[from]) >= 0) {
            writeQuoted("'", bytes, from, to);
        } else {
            writeField(bytes, from, to);
        }
    }

    private void say(Cell cell, String problem, Row row) {
        notices.say("A value of " + cell.column().name() + " " + problem, row);
    }

    private void writeField(byte[] bytes, int from, int to) throws IOException {
        if (needsQuotes(bytes, from, to)) {
            writeQuoted("", bytes, from, to);
        } else {
            out.put(bytes, from, to);
        }
    }

    private void writeQuoted(String prefix, byte[] bytes, int from, int to) throws IOException {
        out.put((byte) '"');
        out.put(prefix.getBytes(UTF_8));
        out.putDoublingQuotes(bytes, from, to);
        out.put((byte) '"');
    }

    private boolean needsQuotes(byte[] bytes, int from, int to) {
        if (from == to || dialect.quoteAll()) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (needsQuotes[bytes[i] & 0xff]) {
                return true;
            }
        }
        return Arrays.equals(nullText, 0, nullText.length, bytes, from, to);
    }
}
