package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.Decimal;
import dev.opikexport.core.schema.ColumnType.Extra;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.MapOf;
import dev.opikexport.core.schema.ColumnType.Part;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.core.schema.ColumnType.Struct;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.file.OwnNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The Parquet schema of a {@link Schema}. Field ids below a column count from a thousand times the column's, in the order
 * of the schema, so that they are as stable as the column's own.
 */
public final class MessageTypes {

    private static final int IDS_PER_COLUMN = 1000;
    private static final int WIDE_DECIMAL_BYTES = 16;

    private static final byte VARIANT_VERSION = 1;

    private final boolean variants;
    private int nextId;

    private MessageTypes(boolean variants) {
        this.variants = variants;
    }

    /**
     * The schema's columns, and the one for what they cannot hold.
     *
     * @param variants whether columns of JSON are VARIANTs instead of texts
     * @throws InvalidColumnException if a column has the name of that one, or of another but for case: many readers know none in names
     */
    public static MessageType of(Schema schema, boolean variants) {
        List<Type> fields = new ArrayList<>();
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Column column : schema.columns()) {
            if (column.name().equalsIgnoreCase(OwnNames.EXACT)) {
                throw new InvalidColumnException("Parquet files have a column '" + OwnNames.EXACT
                        + "' of their own. Give the chosen one another name.");
            }
            String like = names.put(column.name(), column.name());
            if (like != null) {
                throw new InvalidColumnException("Readers of Parquet may not tell the column '" + column.name()
                        + "' from '" + like + "', as case makes no difference to them. Give one another name.");
            }
            fields.add(new MessageTypes(variants).type(column));
        }
        fields.add(json(OwnNames.EXACT).withId(Exact.FIELD_ID));
        return new MessageType(schema.entity().id(), fields);
    }

    private Type type(Column column) {
        nextId = IDS_PER_COLUMN * column.fieldId();
        return type(column.name(), column.type()).withId(column.fieldId());
    }

    private Type type(String name, ColumnType type) {
        int id = nextId++;
        Type field;
        if (type instanceof Scalar scalar) {
            field = scalar(name, scalar);
        } else if (type instanceof Decimal decimal) {
            field = decimal(name, decimal);
        } else if (type instanceof ListOf list) {
            field = ConversionPatterns.listOfElements(Repetition.OPTIONAL, name, type("element", list.element()));
        } else if (type instanceof MapOf map) {
            Type key = Types.required(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .id(nextId++)
                    .named("key");
            field = ConversionPatterns.mapType(Repetition.OPTIONAL, name, key, type("value", map.value()));
        } else if (type instanceof Struct struct) {
            List<Type> parts = new ArrayList<>();
            for (Part part : struct.parts()) {
                parts.add(type(part.name(), part.type()));
            }
            field = new GroupType(Repetition.OPTIONAL, name, parts);
        } else if (type instanceof Extra) {
            field = json(name);
        } else {
            throw new IllegalArgumentException("No Parquet type for " + type);
        }
        return field.withId(id);
    }

    private Type scalar(String name, Scalar scalar) {
        return switch (scalar) {
            case STRING, TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case JSON -> variants ? variant(name) : json(name);
            case TIMESTAMP ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(name);
            case INT -> Types.optional(PrimitiveTypeName.INT32).named(name);
            case LONG -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
        };
    }

    private static Type decimal(String name, Decimal decimal) {
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision());
        return decimal.precision() <= Numbers.LONG_DIGITS
                ? Types.optional(PrimitiveTypeName.INT64).as(annotation).named(name)
                : Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(WIDE_DECIMAL_BYTES)
                        .as(annotation)
                        .named(name);
    }

    private static Type json(String name) {
        return Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.jsonType())
                .named(name);
    }

    private static Type variant(String name) {
        return Types.optionalGroup()
                .as(LogicalTypeAnnotation.variantType(VARIANT_VERSION))
                .addField(Types.required(PrimitiveTypeName.BINARY).named(VariantNode.METADATA))
                .addField(Types.required(PrimitiveTypeName.BINARY).named(VariantNode.VALUE))
                .named(name);
    }
}
