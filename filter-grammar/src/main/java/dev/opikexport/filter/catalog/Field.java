package dev.opikexport.filter.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A column that a filter may name.
 *
 * @param entity what the column belongs to
 * @param name the server's name, for example {@code usage.total_tokens}
 * @param type the server's type
 * @param traits what else is known of it
 * @param values the usual values of an enum, all of them where it is {@link Trait#CLOSED}; else empty
 */
public record Field(Entity entity, String name, FieldType type, Set<Trait> traits, List<String> values) {

    /** What sets a column apart from others of its type. */
    public enum Trait {
        /** Whole numbers only: a literal with a decimal point makes the server's query fail. */
        INTEGER,
        /** Summed over the spans of a trace: traces without spans never match, and the server's total counts them as zero. */
        SPAN_AGGREGATE,
        /** Milliseconds, so that a literal may have a unit. */
        MILLISECONDS,
        /** No other value than those listed exists: comparing with another one finds nothing or makes the server's query fail. */
        CLOSED,
        /** Absent in some rows, which then match no operator at all. */
        NULLABLE,
        /** No member of the API's rows shows it, so only the server can compare it. */
        NOT_IN_ROWS,
        /** The official clients' parsers do not know it. */
        EXTENSION
    }

    public Field {
        traits = Set.copyOf(traits);
        values = List.copyOf(values);
    }

    /**
     * The operators that the language has on this column, in the order of {@link Operator}: those of its type, but a column
     * with a fixed set of values is never empty, and the server's query fails where that is asked.
     */
    public Set<Operator> operators() {
        Set<Operator> all = type.languageOperators();
        return isClosed() ? withoutUnary(all) : all;
    }

    private static Set<Operator> withoutUnary(Set<Operator> operators) {
        Set<Operator> binary = EnumSet.copyOf(operators);
        binary.removeIf(Operator::isUnary);
        return Collections.unmodifiableSet(binary);
    }

    /** True if the column holds whole numbers only. */
    public boolean isInteger() {
        return traits.contains(Trait.INTEGER);
    }

    /** True if the column is summed over a trace's spans. */
    public boolean isSpanAggregate() {
        return traits.contains(Trait.SPAN_AGGREGATE);
    }

    /** True if the column is in milliseconds. */
    public boolean isMilliseconds() {
        return traits.contains(Trait.MILLISECONDS);
    }

    /** True if the column has no other values than those listed. */
    public boolean isClosed() {
        return traits.contains(Trait.CLOSED);
    }

    /** True if some rows have no value, and then match no operator. */
    public boolean isNullable() {
        return traits.contains(Trait.NULLABLE);
    }

    /** True if a row that the API returned can be compared without asking the server. */
    public boolean isInRows() {
        return !traits.contains(Trait.NOT_IN_ROWS);
    }

    /** True if the official clients' parsers do not know the column. */
    public boolean isExtension() {
        return traits.contains(Trait.EXTENSION);
    }
}
