package dev.opikexport.exporters.text;

import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import java.io.IOException;
import java.io.OutputStream;

/** Writes each row as the bytes that it has. */
final class JsonLinesWriter implements RowWriter {

    private final ByteOutput out;

    JsonLinesWriter(OutputStream out) {
        this.out = new ByteOutput(out);
    }

    @Override
    public void write(Row row) throws IOException {
        if (row.isOneLine()) {
            out.put(row.bytes(), row.start(), row.end());
        } else {
            putWithoutLineBreaks(row);
        }
        out.put((byte) '\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** JSON strings cannot hold a line break, so those that there are stand between tokens. */
    private void putWithoutLineBreaks(Row row) throws IOException {
        byte[] bytes = row.bytes();
        for (int i = row.start(); i < row.end(); i++) {
            if (bytes[i] != '\n' && bytes[i] != '\r') {
                out.put(bytes[i]);
            }
        }
    }
}
