package dev.opikexport.exporters.parquet.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.variant.Variant;
import org.jspecify.annotations.Nullable;

/** Makes the {@link JsonTree} of a VARIANT. */
final class VariantJson {

    private VariantJson() {}

    static @Nullable Object of(Binary metadata, Binary value) {
        return of(new Variant(ByteBuffer.wrap(value.getBytes()), ByteBuffer.wrap(metadata.getBytes())));
    }

    private static @Nullable Object of(Variant variant) {
        return switch (variant.getType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                for (int i = 0; i < variant.numObjectElements(); i++) {
                    Variant.ObjectField member = variant.getFieldAtIndex(i);
                    members.put(member.key, of(member.value));
                }
                yield members;
            }
            case ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = 0; i < variant.numArrayElements(); i++) {
                    elements.add(of(variant.getElementAtIndex(i)));
                }
                yield elements;
            }
            case NULL -> null;
            case BOOLEAN -> JsonTree.text(variant.getBoolean());
            case BYTE, SHORT, INT, LONG -> JsonTree.text(variant.getLong());
            case STRING -> JsonTree.string(variant.getString());
            case DOUBLE -> JsonTree.text(variant.getDouble());
            case DECIMAL4, DECIMAL8, DECIMAL16 ->
                JsonTree.text(variant.getDecimal().toPlainString());
            case FLOAT,
                    DATE,
                    TIMESTAMP_TZ,
                    TIMESTAMP_NTZ,
                    BINARY,
                    TIME,
                    TIMESTAMP_NANOS_TZ,
                    TIMESTAMP_NANOS_NTZ,
                    UUID -> throw new IllegalArgumentException("JSON has no " + variant.getType());
        };
    }
}
