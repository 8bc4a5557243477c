package dev.opikexport.core.output;

import dev.opikexport.core.row.Row;
import java.io.IOException;

/** Names each member of rows that the schema does not know once: the server is newer than this version. */
public final class UnknownMembers implements RowWriter {

    private final RowWriter writer;
    private final Notices notices;

    private UnknownMembers(RowWriter writer, Notices notices) {
        this.writer = writer;
        this.notices = notices;
    }

    /** The writer, with somebody who looks at its rows. */
    public static RowWriter watch(RowWriter writer, Notices notices) {
        return new UnknownMembers(writer, notices);
    }

    @Override
    public void write(Row row) throws IOException {
        if (row.hasExtra()) {
            for (String name : row.extraNames()) {
                notices.say(
                        "The server sends the member '" + name
                                + "', which this version has no column for: it is kept in _extra",
                        row);
            }
        }
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
