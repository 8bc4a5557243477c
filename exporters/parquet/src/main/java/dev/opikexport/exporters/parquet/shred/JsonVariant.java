package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.JsonParts;
import dev.opikexport.core.row.JsonStrings;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.apache.parquet.variant.Variant;
import org.apache.parquet.variant.VariantBuilder;

/** Makes VARIANTs of JSON values: whole numbers of up to 64 bits, decimals of up to 38 digits, and doubles beyond. */
final class JsonVariant {

    private static final int DEEPEST = 200;
    private static final int DECIMAL_DIGITS = 38;

    private boolean exact;

    /** A value that no VARIANT can hold; the message says why. */
    static final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    Variant of(byte[] json, int from, int to) throws UnfitException {
        exact = true;
        VariantBuilder builder = new VariantBuilder();
        append(json, from, to, builder, 0);
        return builder.build();
    }

    /** Whether the last one holds just the value. */
    boolean isExact() {
        return exact;
    }

    private void append(byte[] json, int from, int to, VariantBuilder builder, int depth) throws UnfitException {
        if (depth > DEEPEST) {
            throw new UnfitException("it nests deeper than " + DEEPEST);
        }
        switch (json[from]) {
            case '{' -> appendObject(json, from, to, builder, depth);
            case '[' -> appendArray(json, from, to, builder, depth);
            case '"' -> builder.appendString(JsonStrings.text(json, from, to));
            case 't' -> builder.appendBoolean(true);
            case 'f' -> builder.appendBoolean(false);
            case 'n' -> builder.appendNull();
            default -> appendNumber(json, from, to, builder);
        }
    }

    private void appendObject(byte[] json, int from, int to, VariantBuilder builder, int depth) throws UnfitException {
        JsonParts members = new JsonParts().over(json, from, to);
        Set<String> names = new HashSet<>();
        var object = builder.startObject();
        while (members.next()) {
            String name = members.name();
            if (!names.add(name)) {
                throw new UnfitException("it has a member twice");
            }
            object.appendKey(name);
            append(json, members.start(), members.end(), object, depth + 1);
        }
        builder.endObject();
    }

    private void appendArray(byte[] json, int from, int to, VariantBuilder builder, int depth) throws UnfitException {
        JsonParts elements = new JsonParts().over(json, from, to);
        var array = builder.startArray();
        while (elements.next()) {
            append(json, elements.start(), elements.end(), array, depth + 1);
        }
        builder.endArray();
    }

    private void appendNumber(byte[] json, int from, int to, VariantBuilder builder) throws UnfitException {
        long whole = Numbers.fastLong(json, from, to);
        if (whole != Numbers.NOT_FAST && (whole != 0 || json[from] != '-')) {
            builder.appendLong(whole);
            return;
        }
        double number = Numbers.toDouble(json, from, to);
        BigDecimal decimal = number == 0 ? null : Numbers.shortDecimal(json, from, to);
        if (decimal != null && decimal.scale() == 0 && Numbers.isLong(decimal)) {
            builder.appendLong(decimal.longValueExact());
        } else if (decimal != null && decimal.precision() <= DECIMAL_DIGITS && decimal.scale() <= DECIMAL_DIGITS) {
            builder.appendDecimal(decimal);
        } else if (Double.isFinite(number)) {
            exact &= Numbers.isExact(number, json, from, to);
            builder.appendDouble(number);
        } else {
            throw new UnfitException("it has a number beyond 64 bits");
        }
    }
}
