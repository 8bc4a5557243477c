package dev.opikexport.exporters.parquet.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.row.JsonStrings;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps by member name, lists, and the JSON text of everything else as bytes; Java's null is JSON's. */
final class JsonTree {

    private static final byte[] NULL = "null".getBytes(UTF_8);

    private JsonTree() {}

    static byte[] string(String text) {
        return JsonStrings.quote(text).getBytes(UTF_8);
    }

    static byte[] text(Object value) {
        return value.toString().getBytes(UTF_8);
    }

    static void print(@Nullable Object value, ByteArrayOutputStream out) {
        if (value == null) {
            out.writeBytes(NULL);
        } else if (value instanceof Map<?, ?> members) {
            char separator = '{';
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.write(separator);
                out.writeBytes(string((String) member.getKey()));
                out.write(':');
                print(member.getValue(), out);
                separator = ',';
            }
            out.writeBytes(members.isEmpty() ? "{}".getBytes(UTF_8) : "}".getBytes(UTF_8));
        } else if (value instanceof List<?> elements) {
            out.write('[');
            for (int i = 0; i < elements.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                print(elements.get(i), out);
            }
            out.write(']');
        } else {
            out.writeBytes((byte[]) value);
        }
    }
}
