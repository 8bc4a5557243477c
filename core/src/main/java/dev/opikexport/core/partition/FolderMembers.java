package dev.opikexport.core.partition;

import dev.opikexport.core.row.JsonStrings;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members of rows that stand in the names of the folders that their file lies in, and not in the file: the other way round of a {@link
 * Partitioner}. Only those of columns under their own names; date, hour, and parts of a member are in the rows anyway.
 */
public final class FolderMembers {

    /** By name; empty texts for those that are absent. */
    private final Map<String, String> values;

    private final byte[] json;

    private FolderMembers(Map<String, String> values) {
        this.values = values;
        StringBuilder members = new StringBuilder();
        values.forEach(
                (name, value) -> members.append(value.isEmpty() ? "" : "," + JsonStrings.quote(name) + ":" + value));
        json = members.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Of a file by its path below the folder of its export. */
    public static FolderMembers of(Entity entity, String file) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String folder : file.split("/", -1)) {
            int equals = folder.indexOf('=');
            Column column = equals < 0 ? null : column(entity, HiveNames.unescape(folder.substring(0, equals)));
            if (column != null) {
                values.put(column.member(), value(column, folder.substring(equals + 1)));
            }
        }
        return new FolderMembers(values);
    }

    /** The same but for what rows say themselves: somebody else gave the folder its name then. */
    public FolderMembers without(Set<String> own) {
        if (Collections.disjoint(values.keySet(), own)) {
            return this;
        }
        Map<String, String> left = new LinkedHashMap<>(values);
        left.keySet().removeAll(own);
        return new FolderMembers(left);
    }

    /**
     * Whether a file is one of a dataset's, as Spark sees it: names that begin with {@code _} or a dot are hidden, but for folders of partitions.
     *
     * @param file its path below the folder of the dataset
     */
    public static boolean isVisible(String file) {
        return Arrays.stream(file.split("/", -1))
                .noneMatch(name -> name.startsWith(".") || (name.startsWith("_") && !name.contains("=")));
    }

    private static @Nullable Column column(Entity entity, String name) {
        return Schema.of(entity).columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** As JSON; empty for an absent one. */
    private static String value(Column column, String folder) {
        if (folder.equals(HiveNames.ABSENT)) {
            return "";
        }
        String text = HiveNames.unescape(folder);
        boolean isText = column.type() instanceof ColumnType.Scalar scalar
                && (scalar == Scalar.STRING || scalar == Scalar.TEXT || scalar == Scalar.TIMESTAMP);
        return isText ? JsonStrings.quote(text) : text;
    }

    /** Their names, also of those that are absent. */
    public Set<String> names() {
        return values.keySet();
    }

    /** A row as a JSON object with these members behind its own. */
    public byte[] in(byte[] row) {
        int end = row.length - 1;
        if (json.length == 0 || end < 1 || row[end] != '}') {
            return row;
        }
        int from = row[end - 1] == '{' ? 1 : 0; // no comma before the first member
        byte[] whole = Arrays.copyOf(row, row.length + json.length - from);
        System.arraycopy(json, from, whole, end, json.length - from);
        whole[whole.length - 1] = '}';
        return whole;
    }
}
