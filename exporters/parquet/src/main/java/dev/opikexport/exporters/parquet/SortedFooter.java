package dev.opikexport.exporters.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.format.Util;

/** Puts the order of the rows into the metadata of the row groups, which parquet-java has no way to do. */
final class SortedFooter {

    private static final int LENGTH_AND_MAGIC = 8;

    private SortedFooter() {}

    /**
     * Writes the end of a file.
     *
     * @param end what parquet-java makes of it: the indexes, the footer, its length, and {@code PAR1}
     */
    static void write(byte[] end, SortingColumn order, OutputStream out) throws IOException {
        int lengthAt = end.length - LENGTH_AND_MAGIC;
        int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(lengthAt);
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(end, lengthAt - length, length));
        for (RowGroup rowGroup : metadata.getRow_groups()) {
            rowGroup.setSorting_columns(List.of(order));
        }
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, footer);
        out.write(end, 0, lengthAt - length);
        footer.writeTo(out);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        out.write(Arrays.copyOfRange(end, end.length - Integer.BYTES, end.length));
    }
}
