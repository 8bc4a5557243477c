package dev.opikexport.exporters.parquet.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Makes the JSON text of each row. */
final class RowMaterializer extends RecordMaterializer<byte[]> {

    private static final String EXTRA = "_extra";
    private static final String EXACT = "_exact";

    private final Root root;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();

    /** @param names of the row's members, in the order of the schema */
    RowMaterializer(MessageType schema, List<String> names) {
        root = new Root(schema, names);
    }

    @Override
    public byte[] getCurrentRecord() {
        byte[] exact = (byte[]) members.remove(EXACT);
        if (exact != null) {
            ExactValues.restore(exact, members);
        }
        byte[] extra = (byte[]) members.remove(EXTRA);
        json.reset();
        JsonTree.print(members, json);
        if (extra == null) {
            return json.toByteArray();
        }
        String row = json.toString(UTF_8);
        String more = new String(extra, UTF_8).strip();
        String separator = members.isEmpty() ? "" : ",";
        return (row.substring(0, row.length() - 1) + separator + more.substring(1)).getBytes(UTF_8);
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private final class Root extends GroupConverter {

        private final Converter[] converters;

        Root(MessageType schema, List<String> names) {
            converters = new Converter[names.size()];
            for (int i = 0; i < converters.length; i++) {
                String name = names.get(i);
                converters[i] = JsonConverters.of(schema.getType(i), value -> members.put(name, value));
            }
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return converters[fieldIndex];
        }

        @Override
        public void start() {
            members.clear();
        }

        @Override
        public void end() {}
    }
}
