package dev.opikexport.core.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the values of a column are, as data: a format maps these shapes to its own and needs to know no column. */
public sealed interface ColumnType {

    /** The type in words for users, for example {@code list<string>}. */
    @Override
    String toString();

    /** A value without parts. */
    enum Scalar implements ColumnType {
        /** A JSON string; the column holds its text. */
        STRING,
        /** The text of a JSON string, or the JSON text of any other value. */
        TEXT,
        /** A JSON string with an instant in UTC, with up to nanoseconds. */
        TIMESTAMP,
        /** A whole number of 32 bits. */
        INT,
        /** A whole number of 64 bits. */
        LONG,
        /** A number of 64 bits with binary exponent. */
        DOUBLE,
        /** true or false. */
        BOOLEAN,
        /** Any JSON value, kept as the JSON text that the server sent; JSON's null is a value and not the absence of one. */
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An exact decimal number.
     *
     * @param precision digits in all, at most 38
     * @param scale digits behind the point
     */
    record Decimal(int precision, int scale) implements ColumnType {
        public Decimal {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("Not a decimal type: (" + precision + ", " + scale + ")");
            }
        }

        @Override
        public String toString() {
            return "decimal(" + precision + ", " + scale + ")";
        }
    }

    /** A JSON array. */
    record ListOf(ColumnType element) implements ColumnType {

        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /** A JSON object with free member names and values of one type. */
    record MapOf(ColumnType value) implements ColumnType {

        @Override
        public String toString() {
            return "map<string, " + value + ">";
        }
    }

    /** A JSON object with known members, each of which may be absent. */
    record Struct(List<Part> parts) implements ColumnType {
        public Struct {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part.name() + ": " + part.type())
                    .collect(Collectors.joining(", ", "struct<", ">"));
        }
    }

    /**
     * The JSON object of those members of a row that no column of {@link Schema#of} knows, because the server is newer
     * than this schema.
     */
    record Extra() implements ColumnType {

        @Override
        public String toString() {
            return "json";
        }
    }

    /** A member of a {@link Struct}. */
    record Part(String name, ColumnType type) {}
}
