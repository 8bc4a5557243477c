package dev.opikexport.exporters.parquet.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Builds the {@link JsonTree} of what parquet-java reads, by the file's schema. */
final class JsonConverters {

    private JsonConverters() {}

    static Converter of(Type type, Consumer<@Nullable Object> target) {
        if (type.isPrimitive()) {
            return new Scalar(type.asPrimitiveType(), target);
        }
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        GroupType group = type.asGroupType();
        if (annotation instanceof ListLogicalTypeAnnotation) {
            return new Elements(group.getType(0).asGroupType().getType(0), target);
        } else if (annotation instanceof MapLogicalTypeAnnotation) {
            return new Entries(group.getType(0).asGroupType(), target);
        } else if (annotation instanceof VariantLogicalTypeAnnotation) {
            return variant(target);
        }
        return new Members(group, target);
    }

    private static Converter variant(Consumer<@Nullable Object> target) {
        Binary[] parts = new Binary[2];
        return new Part(
                List.of(binary(metadata -> parts[0] = metadata), binary(value -> parts[1] = value)),
                () -> {},
                () -> target.accept(VariantJson.of(parts[0], parts[1])));
    }

    private static Converter binary(Consumer<Binary> target) {
        return new PrimitiveConverter() {
            @Override
            public void addBinary(Binary value) {
                target.accept(value.copy());
            }
        };
    }

    /** A struct; members without value are left out. */
    private static final class Members extends GroupConverter {

        private final Consumer<@Nullable Object> target;
        private final Converter[] converters;
        private Map<String, @Nullable Object> members = new LinkedHashMap<>();

        Members(GroupType group, Consumer<@Nullable Object> target) {
            this.target = target;
            this.converters = group.getFields().stream()
                    .map(field -> of(field, value -> members.put(field.getName(), value)))
                    .toArray(Converter[]::new);
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return converters[fieldIndex];
        }

        @Override
        public void start() {
            members = new LinkedHashMap<>();
        }

        @Override
        public void end() {
            target.accept(members);
        }
    }

    /** The repeated group in a list or map, each of which is one more part. */
    private abstract static class Repeated extends GroupConverter {

        private final Consumer<@Nullable Object> target;

        Repeated(Consumer<@Nullable Object> target) {
            this.target = target;
        }

        abstract Object startValue();

        abstract GroupConverter part();

        private Object value = List.of();

        @Override
        public final Converter getConverter(int fieldIndex) {
            return part();
        }

        @Override
        public final void start() {
            value = startValue();
        }

        @Override
        public final void end() {
            target.accept(value);
        }
    }

    private static final class Elements extends Repeated {

        private List<@Nullable Object> elements = new ArrayList<>();
        private @Nullable Object element;
        private final GroupConverter part;

        Elements(Type elementType, Consumer<@Nullable Object> target) {
            super(target);
            part = new Part(
                    List.of(of(elementType, value -> element = value)),
                    () -> element = null,
                    () -> elements.add(element));
        }

        @Override
        Object startValue() {
            elements = new ArrayList<>();
            return elements;
        }

        @Override
        GroupConverter part() {
            return part;
        }
    }

    private static final class Entries extends Repeated {

        private Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        private String key = "";
        private @Nullable Object value;
        private final GroupConverter part;

        Entries(GroupType entry, Consumer<@Nullable Object> target) {
            super(target);
            PrimitiveConverter keys = new PrimitiveConverter() {
                @Override
                public void addBinary(Binary text) {
                    key = text.toStringUsingUTF8();
                }
            };
            part = new Part(
                    List.of(keys, of(entry.getType(1), read -> value = read)),
                    () -> value = null,
                    () -> entries.put(key, value));
        }

        @Override
        Object startValue() {
            entries = new LinkedHashMap<>();
            return entries;
        }

        @Override
        GroupConverter part() {
            return part;
        }
    }

    private static final class Part extends GroupConverter {

        private final List<Converter> converters;
        private final Runnable onStart;
        private final Runnable onEnd;

        Part(List<Converter> converters, Runnable onStart, Runnable onEnd) {
            this.converters = converters;
            this.onStart = onStart;
            this.onEnd = onEnd;
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return converters.get(fieldIndex);
        }

        @Override
        public void start() {
            onStart.run();
        }

        @Override
        public void end() {
            onEnd.run();
        }
    }

    private static final class Scalar extends PrimitiveConverter {

        private final Consumer<@Nullable Object> target;
        private final boolean isString;
        private final boolean isTime;
        private final int scale;

        Scalar(PrimitiveType type, Consumer<@Nullable Object> target) {
            LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
            this.target = target;
            this.isString = LogicalTypeAnnotation.stringType().equals(annotation);
            this.isTime = annotation instanceof TimestampLogicalTypeAnnotation;
            this.scale = annotation instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0;
        }

        @Override
        public void addBinary(Binary value) {
            if (isString) {
                target.accept(JsonTree.string(value.toStringUsingUTF8()));
            } else if (scale > 0) {
                target.accept(JsonTree.text(new BigDecimal(new BigInteger(value.getBytes()), scale).toPlainString()));
            } else {
                target.accept(value.getBytes());
            }
        }

        @Override
        public void addLong(long value) {
            if (isTime) {
                target.accept(JsonTree.string(
                        Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString()));
            } else {
                target.accept(JsonTree.text(BigDecimal.valueOf(value, scale).toPlainString()));
            }
        }

        @Override
        public void addInt(int value) {
            target.accept(JsonTree.text(value));
        }

        @Override
        public void addDouble(double value) {
            target.accept(JsonTree.text(value));
        }

        @Override
        public void addBoolean(boolean value) {
            target.accept(JsonTree.text(value));
        }
    }
}
