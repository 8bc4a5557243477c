package dev.opikexport.filter.catalog;

import static dev.opikexport.filter.catalog.Operator.CONTAINS;
import static dev.opikexport.filter.catalog.Operator.ENDS_WITH;
import static dev.opikexport.filter.catalog.Operator.EQUAL;
import static dev.opikexport.filter.catalog.Operator.GREATER_THAN;
import static dev.opikexport.filter.catalog.Operator.GREATER_THAN_EQUAL;
import static dev.opikexport.filter.catalog.Operator.IN;
import static dev.opikexport.filter.catalog.Operator.IS_EMPTY;
import static dev.opikexport.filter.catalog.Operator.IS_NOT_EMPTY;
import static dev.opikexport.filter.catalog.Operator.LESS_THAN;
import static dev.opikexport.filter.catalog.Operator.LESS_THAN_EQUAL;
import static dev.opikexport.filter.catalog.Operator.NOT_CONTAINS;
import static dev.opikexport.filter.catalog.Operator.NOT_EQUAL;
import static dev.opikexport.filter.catalog.Operator.NOT_IN;
import static dev.opikexport.filter.catalog.Operator.STARTS_WITH;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The server's own types: each says which operators the server takes on a field of that type. */
public enum FieldType {
    /** Text compared without regard to the case of ASCII letters. */
    STRING(Holds.ONE_VALUE, CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, EQUAL, NOT_EQUAL, GREATER_THAN, LESS_THAN),
    /** Text compared byte by byte. */
    STRING_EXACT(
            Holds.ONE_VALUE, CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, EQUAL, NOT_EQUAL, GREATER_THAN, LESS_THAN),
    /** A set of ids asked for by a list of values. */
    STRING_LIST(Holds.ONE_VALUE, IN, NOT_IN),
    /** An instant. */
    DATE_TIME(Holds.ONE_VALUE, EQUAL, NOT_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL),
    /** A number, integer or not: see {@link Field#isInteger()}. */
    NUMBER(Holds.ONE_VALUE, EQUAL, NOT_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL),
    /** Scores by name; the key is the name. */
    FEEDBACK_SCORES_NUMBER(
            Holds.ONE_VALUE,
            EQUAL,
            NOT_EQUAL,
            GREATER_THAN,
            GREATER_THAN_EQUAL,
            LESS_THAN,
            LESS_THAN_EQUAL,
            IS_EMPTY,
            IS_NOT_EMPTY),
    /** JSON; the key is a path in it. */
    DICTIONARY(
            Holds.ONE_VALUE,
            CONTAINS,
            NOT_CONTAINS,
            STARTS_WITH,
            ENDS_WITH,
            EQUAL,
            NOT_EQUAL,
            GREATER_THAN,
            LESS_THAN,
            IS_EMPTY,
            IS_NOT_EMPTY),
    /** Text by name, of dataset items; the key is the name. */
    MAP(Holds.ONE_VALUE, CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, EQUAL, NOT_EQUAL, GREATER_THAN, LESS_THAN),
    /** A set of texts. */
    LIST(Holds.MANY_VALUES, CONTAINS, NOT_CONTAINS, EQUAL, NOT_EQUAL, IS_EMPTY, IS_NOT_EMPTY),
    /** One of a few values. */
    ENUM(Holds.ONE_VALUE, EQUAL, NOT_EQUAL, IN, NOT_IN, IS_EMPTY, IS_NOT_EMPTY),
    /** One of a few values, with fewer operators. */
    ENUM_LEGACY(Holds.ONE_VALUE, EQUAL, NOT_EQUAL),
    /** The error of a trace or span. */
    ERROR_CONTAINER(Holds.NONE, IS_EMPTY, IS_NOT_EMPTY);

    /** What there is to compare in a column. */
    private enum Holds {
        ONE_VALUE,
        MANY_VALUES,
        NONE
    }

    private final Set<Operator> operators;
    private final Set<Operator> languageOperators;

    FieldType(Holds holds, Operator... operators) {
        EnumSet<Operator> set = EnumSet.noneOf(Operator.class);
        Collections.addAll(set, operators);
        this.operators = Collections.unmodifiableSet(set);
        EnumSet<Operator> all = EnumSet.copyOf(set);
        if (holds == Holds.ONE_VALUE) {
            all.add(IN);
            all.add(NOT_IN);
        }
        this.languageOperators = Collections.unmodifiableSet(all);
    }

    /** The operators that the server takes on this type, in the order of {@link Operator}. */
    public Set<Operator> operators() {
        return operators;
    }

    /**
     * The operators that the language has on this type: the server's, and {@code in} and {@code not_in} wherever there is
     * one value to compare.
     */
    public Set<Operator> languageOperators() {
        return languageOperators;
    }

    /** True where a comparison names a path or a score. */
    public boolean isKeyed() {
        return this == FEEDBACK_SCORES_NUMBER || this == DICTIONARY || this == MAP;
    }

    /** True where the server form-decodes the value once more after reading the JSON: {@code +} is a space there. */
    public boolean isDecodedTwice() {
        return switch (this) {
            case STRING, STRING_EXACT, STRING_LIST, ENUM -> false;
            case DATE_TIME, NUMBER, FEEDBACK_SCORES_NUMBER, DICTIONARY, MAP, LIST, ENUM_LEGACY, ERROR_CONTAINER -> true;
        };
    }
}
