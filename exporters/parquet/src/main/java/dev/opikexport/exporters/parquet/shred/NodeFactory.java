package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.Decimal;
import dev.opikexport.core.schema.ColumnType.Extra;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.MapOf;
import dev.opikexport.core.schema.ColumnType.Part;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.core.schema.ColumnType.Struct;
import dev.opikexport.exporters.parquet.column.LeafColumn;
import dev.opikexport.exporters.parquet.column.RowGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.parquet.schema.MessageType;

/** Builds the {@link Node}s of a column, which write into the leaves of the schema. */
final class NodeFactory {

    private final MessageType schema;
    private final RowGroups columns;
    private final Exact exact;

    NodeFactory(MessageType schema, RowGroups columns, Exact exact) {
        this.schema = schema;
        this.columns = columns;
        this.exact = exact;
    }

    Node column(String name, ColumnType type) {
        String place = Exact.written(name);
        return node(() -> place, type, List.of(name));
    }

    private Node node(Supplier<String> place, ColumnType type, List<String> path) {
        String[] names = path.toArray(String[]::new);
        int definition = schema.getMaxDefinitionLevel(names);
        int repetitionOfParts = schema.getMaxRepetitionLevel(names) + 1;
        if (type instanceof ListOf list) {
            List<String> below = plus(path, "list", "element");
            return new ListNode(place, exact, definition, repetitionOfParts, at -> node(at, list.element(), below));
        } else if (type instanceof MapOf map) {
            Leaf.Text key = new Leaf.Text(place, exact, definition + 1, writer(plus(path, "key_value", "key")), true);
            List<String> below = plus(path, "key_value", "value");
            return new MapNode(place, exact, definition, repetitionOfParts, key, at -> node(at, map.value(), below));
        } else if (type instanceof Struct struct) {
            List<Part> parts = struct.parts();
            return new StructNode(
                    place, exact, definition, parts.stream().map(Part::name).toList(), i -> {
                        Part part = parts.get(i);
                        return node(
                                () -> place.get() + '.' + Exact.written(part.name()),
                                part.type(),
                                plus(path, part.name()));
                    });
        } else if (type == Scalar.JSON && !schema.getType(names).isPrimitive()) {
            LeafColumn metadata = writer(plus(path, VariantNode.METADATA));
            return new VariantNode(place, exact, definition, metadata, writer(plus(path, VariantNode.VALUE)));
        } else if (type instanceof Scalar scalar) {
            return scalar(place, scalar, definition, writer(path));
        } else if (type instanceof Decimal decimal) {
            return new Leaf.Exactly(place, exact, definition, writer(path), decimal.precision(), decimal.scale());
        } else if (type instanceof Extra) {
            return new Leaf.JsonText(place, exact, definition, writer(path));
        }
        throw new IllegalArgumentException("No way to write " + type);
    }

    private Node scalar(Supplier<String> place, Scalar scalar, int definition, LeafColumn column) {
        return switch (scalar) {
            case STRING -> new Leaf.Text(place, exact, definition, column, true);
            case TEXT -> new Leaf.Text(place, exact, definition, column, false);
            case JSON -> new Leaf.JsonText(place, exact, definition, column);
            case TIMESTAMP -> new Leaf.Time(place, exact, definition, column);
            case INT -> new Leaf.Whole(place, exact, definition, column, false);
            case LONG -> new Leaf.Whole(place, exact, definition, column, true);
            case DOUBLE -> new Leaf.Binary64(place, exact, definition, column);
            case BOOLEAN -> new Leaf.Flag(place, exact, definition, column);
        };
    }

    private LeafColumn writer(List<String> path) {
        return columns.column(path);
    }

    private static List<String> plus(List<String> path, String... names) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(List.of(names));
        return longer;
    }
}
