package dev.opikexport.filter;

import dev.opikexport.filter.catalog.FieldType;
import java.math.BigDecimal;
import java.time.Instant;

/** A value of a comparison, of the kind that its column takes. */
public sealed interface Literal {

    /**
     * Text, as written: also numbers and {@code true} compared with a column that holds text.
     *
     * @param text the text; with {@code contains} and {@code not_contains} the server's pattern, where {@code %} and
     *     {@code _} are wildcards and {@code \\} makes them literal
     */
    record Text(String text) implements Literal {}

    /**
     * A number.
     *
     * @param value without trailing zeros; durations are milliseconds
     */
    record Decimal(BigDecimal value) implements Literal {
        public Decimal {
            value = value.stripTrailingZeros();
        }
    }

    /** A point in time, to the nanosecond. */
    record Time(Instant instant) implements Literal {}

    /** True if columns of that type are compared with this kind of value. */
    default boolean fits(FieldType type) {
        return switch (type) {
            case STRING, STRING_EXACT, STRING_LIST, DICTIONARY, MAP, LIST, ENUM, ENUM_LEGACY -> this instanceof Text;
            case NUMBER, FEEDBACK_SCORES_NUMBER -> this instanceof Decimal;
            case DATE_TIME -> this instanceof Time;
            case ERROR_CONTAINER -> false;
        };
    }
}
