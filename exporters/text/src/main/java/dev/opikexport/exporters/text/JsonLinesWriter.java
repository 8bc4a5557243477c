package dev.opikexport.exporters.text;

import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import java.io.IOException;

/** Writes each row as the bytes that it has. */
final class JsonLinesWriter implements RowWriter {

    private final ByteOutput out;

    JsonLinesWriter(ByteOutput out) {
        this.out = out;
    }

    @Override
    public void write(Row row) throws IOException {
        if (row.isOneLine()) {
            out.put(row.bytes(), row.start(), row.end());
        } else {
            out.putWithoutLineBreaks(row.bytes(), row.start(), row.end());
        }
        out.put((byte) '\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
