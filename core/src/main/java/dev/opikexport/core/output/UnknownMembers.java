package dev.opikexport.core.output;

import dev.opikexport.core.row.Row;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Names each member of rows that the schema does not know once: the server is newer than this version. */
public final class UnknownMembers implements RowWriter {

    private final RowWriter writer;
    private final Consumer<String> notices;
    private final Set<String> named = new HashSet<>();

    private UnknownMembers(RowWriter writer, Consumer<String> notices) {
        this.writer = writer;
        this.notices = notices;
    }

    /** The writer, with somebody who looks at its rows. */
    public static RowWriter watch(RowWriter writer, Consumer<String> notices) {
        return new UnknownMembers(writer, notices);
    }

    @Override
    public void write(Row row) throws IOException {
        if (row.hasExtra()) {
            for (String name : row.extraNames()) {
                if (named.add(name)) {
                    notices.accept("The server sends the member '" + name
                            + "', which this version has no column for: it is kept in _extra (first seen in the row with id "
                            + row.id() + ").");
                }
            }
        }
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
