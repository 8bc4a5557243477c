package dev.opikexport.filter.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A comparison of Opik's filter language, written the same in OQL and in a REST filter. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    GREATER_THAN(">"),
    GREATER_THAN_EQUAL(">="),
    LESS_THAN("<"),
    LESS_THAN_EQUAL("<="),
    CONTAINS("contains"),
    NOT_CONTAINS("not_contains"),
    STARTS_WITH("starts_with"),
    ENDS_WITH("ends_with"),
    IS_EMPTY("is_empty"),
    IS_NOT_EMPTY("is_not_empty"),
    IN("in"),
    NOT_IN("not_in");

    private static final Map<String, Operator> BY_SYMBOL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::symbol, Function.identity()));

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** The exact, lower-case spelling, for example {@code >=} or {@code not_contains}. */
    public String symbol() {
        return symbol;
    }

    /** The operator of that exact spelling; the server knows no other. */
    public static Optional<Operator> of(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }

    /** True for {@code is_empty} and {@code is_not_empty}, which take no value. */
    public boolean isUnary() {
        return this == IS_EMPTY || this == IS_NOT_EMPTY;
    }

    /** True for {@code in} and {@code not_in}, which take a list of values. */
    public boolean takesList() {
        return this == IN || this == NOT_IN;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
