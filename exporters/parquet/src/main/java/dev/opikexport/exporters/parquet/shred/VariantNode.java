package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.exporters.parquet.column.LeafColumn;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.apache.parquet.variant.Variant;

/** Any JSON value, as Parquet's VARIANT: {@code optional group { required metadata; required value }}. */
final class VariantNode extends Node {

    static final String METADATA = "metadata";
    static final String VALUE = "value";

    private final LeafColumn metadata;
    private final LeafColumn value;
    private final JsonVariant variants = new JsonVariant();

    VariantNode(Supplier<String> place, Exact exact, int definition, LeafColumn metadata, LeafColumn value) {
        super(place, exact, definition);
        this.metadata = metadata;
        this.value = value;
    }

    @Override
    boolean keepsNull() {
        return true;
    }

    @Override
    void write(byte[] json, int from, int to, int repetition) {
        if (exact().hasLoneSurrogates() && LoneSurrogates.replace(json, from, to) != null) {
            writeMisfit("has a lone surrogate", json, from, to, repetition);
            return;
        }
        Variant variant;
        try {
            variant = variants.of(json, from, to);
        } catch (JsonVariant.UnfitException e) {
            writeMisfit("fits no VARIANT: " + e.getMessage(), json, from, to, repetition);
            return;
        }
        if (!variants.isExact()) {
            exact().keepMisfit(place(), "has a number with more digits than a VARIANT holds", json, from, to);
        }
        write(metadata, variant.getMetadataBuffer(), repetition);
        write(value, variant.getValueBuffer(), repetition);
    }

    private void write(LeafColumn column, ByteBuffer buffer, int repetition) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        column.write(bytes, 0, bytes.length, repetition, definition);
    }

    @Override
    void writeAbsent(int repetition, int definitionLevel) {
        metadata.writeNull(repetition, definitionLevel);
        value.writeNull(repetition, definitionLevel);
    }
}
