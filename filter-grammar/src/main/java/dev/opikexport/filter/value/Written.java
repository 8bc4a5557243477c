package dev.opikexport.filter.value;

import dev.opikexport.filter.problem.Span;

/** A value before its column's type has looked at it. */
public sealed interface Written {

    /** Where it stands in the text. */
    Span span();

    /** What is written, without quotes. */
    String text();

    /** Text in quotes, without them. */
    record Quoted(String text, Span span) implements Written {}

    /** A number as written, with its sign. */
    record Numeric(String text, Span span) implements Written {}

    /** A number with a unit of time, for example {@code 2s}. */
    record Quantity(String text, Span span) implements Written {}

    /** A date, perhaps with a time, without quotes. */
    record Date(String text, Span span) implements Written {}

    /** The present, and how far from it: an empty text or, for example, {@code -7d}. */
    record Now(String distance, Span span) implements Written {
        @Override
        public String text() {
            return "now";
        }
    }

    /** Any other words without quotes. */
    record Bare(String text, Span span) implements Written {}

    /** A value that came from code. */
    record Data(Object value, Span span) implements Written {
        @Override
        public String text() {
            return value.toString();
        }
    }

    /** A value that could not be read, which is reported already. */
    record Broken(Span span) implements Written {
        @Override
        public String text() {
            return "";
        }
    }
}
