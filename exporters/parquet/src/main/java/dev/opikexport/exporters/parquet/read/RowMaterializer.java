package dev.opikexport.exporters.parquet.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.exporters.parquet.file.OwnNames;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Makes the JSON text of each row. */
final class RowMaterializer extends RecordMaterializer<byte[]> {

    private final Root root;
    private final Map<String, String> names;
    private final Set<String> unread;
    private final @Nullable String extraColumn;
    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();

    /**
     * @param names of the row's members by those of the columns
     * @param unread names of the file's other columns
     * @param extraColumn the column of members that no other is for; null if there is none
     */
    RowMaterializer(MessageType schema, Map<String, String> names, Set<String> unread, @Nullable String extraColumn) {
        this.names = names;
        this.unread = unread;
        this.extraColumn = extraColumn;
        root = new Root(schema);
    }

    @Override
    public byte[] getCurrentRecord() {
        byte[] exact = (byte[]) columns.remove(OwnNames.EXACT);
        if (exact != null) {
            ExactValues.restore(exact, columns, unread);
        }
        byte[] extra = (byte[]) columns.remove(extraColumn);
        json.reset();
        Map<String, @Nullable Object> members = members();
        JsonTree.print(members, json);
        if (extra == null) {
            return json.toByteArray();
        }
        String row = json.toString(UTF_8);
        String more = new String(extra, UTF_8).strip();
        String separator = members.isEmpty() ? "" : ",";
        return (row.substring(0, row.length() - 1) + separator + more.substring(1)).getBytes(UTF_8);
    }

    /** By the names of the API instead of those of the file, and without what {@code _exact} tells of columns that are not read. */
    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        columns.forEach((column, value) -> {
            String member = names.get(column);
            if (member != null) {
                members.put(member, value);
            }
        });
        return members;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private final class Root extends GroupConverter {

        private final Converter[] converters;

        Root(MessageType schema) {
            converters = new Converter[schema.getFieldCount()];
            for (int i = 0; i < converters.length; i++) {
                String column = schema.getFieldName(i);
                converters[i] = JsonConverters.of(schema.getType(i), value -> columns.put(column, value));
            }
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return converters[fieldIndex];
        }

        @Override
        public void start() {
            columns.clear();
        }

        @Override
        public void end() {}
    }
}
