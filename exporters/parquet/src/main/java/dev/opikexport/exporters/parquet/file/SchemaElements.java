package dev.opikexport.exporters.parquet.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.JsonType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MapType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.VariantType;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.LogicalTypeAnnotationVisitor;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A schema as footers have it: its nodes, each before its children, each with how many children it has. */
final class SchemaElements {

    private final List<SchemaElement> elements = new ArrayList<>();

    private SchemaElements() {}

    static List<SchemaElement> of(MessageType schema) {
        SchemaElements all = new SchemaElements();
        all.elements.add(new SchemaElement(schema.getName()).setNum_children(schema.getFieldCount()));
        schema.getFields().forEach(all::add);
        return all.elements;
    }

    static Type type(PrimitiveType primitive) {
        return primitive.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                ? Type.BYTE_ARRAY
                : Type.valueOf(primitive.getPrimitiveTypeName().name());
    }

    private void add(org.apache.parquet.schema.Type node) {
        SchemaElement element = new SchemaElement(node.getName())
                .setRepetition_type(
                        FieldRepetitionType.valueOf(node.getRepetition().name()));
        if (node.getId() != null) {
            element.setField_id(node.getId().intValue());
        }
        if (node.getLogicalTypeAnnotation() != null) {
            annotate(element, node.getLogicalTypeAnnotation());
        }
        elements.add(element);
        if (node.isPrimitive()) {
            PrimitiveType primitive = node.asPrimitiveType();
            element.setType(type(primitive));
            if (element.getType() == Type.FIXED_LEN_BYTE_ARRAY) {
                element.setType_length(primitive.getTypeLength());
            }
        } else {
            GroupType group = node.asGroupType();
            element.setNum_children(group.getFieldCount());
            group.getFields().forEach(this::add);
        }
    }

    private static void annotate(SchemaElement element, LogicalTypeAnnotation annotation) {
        if (annotation.accept(new Annotator(element)).isEmpty()) {
            throw new IllegalArgumentException("No column has the type " + annotation);
        }
    }

    /** Says what an element means, and says it again for readers that are older than logical types. */
    private record Annotator(SchemaElement element) implements LogicalTypeAnnotationVisitor<SchemaElement> {

        private Optional<SchemaElement> is(LogicalType type, ConvertedType converted) {
            return Optional.of(element.setLogicalType(type).setConverted_type(converted));
        }

        @Override
        public Optional<SchemaElement> visit(StringLogicalTypeAnnotation type) {
            return is(LogicalType.STRING(new StringType()), ConvertedType.UTF8);
        }

        @Override
        public Optional<SchemaElement> visit(JsonLogicalTypeAnnotation type) {
            return is(LogicalType.JSON(new JsonType()), ConvertedType.JSON);
        }

        @Override
        public Optional<SchemaElement> visit(VariantLogicalTypeAnnotation type) {
            return Optional.of(element.setLogicalType(
                    LogicalType.VARIANT(new VariantType().setSpecification_version(type.getSpecVersion()))));
        }

        @Override
        public Optional<SchemaElement> visit(ListLogicalTypeAnnotation type) {
            return is(LogicalType.LIST(new ListType()), ConvertedType.LIST);
        }

        @Override
        public Optional<SchemaElement> visit(MapLogicalTypeAnnotation type) {
            return is(LogicalType.MAP(new MapType()), ConvertedType.MAP);
        }

        @Override
        public Optional<SchemaElement> visit(DecimalLogicalTypeAnnotation type) {
            element.setScale(type.getScale()).setPrecision(type.getPrecision());
            return is(
                    LogicalType.DECIMAL(new DecimalType(type.getScale(), type.getPrecision())), ConvertedType.DECIMAL);
        }

        /** All are in microseconds. */
        @Override
        public Optional<SchemaElement> visit(TimestampLogicalTypeAnnotation type) {
            return is(
                    LogicalType.TIMESTAMP(
                            new TimestampType(type.isAdjustedToUTC(), TimeUnit.MICROS(new MicroSeconds()))),
                    ConvertedType.TIMESTAMP_MICROS);
        }
    }
}
