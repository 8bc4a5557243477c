package dev.opikexport.filter.problem;

/** The kinds of problems; the {@link #id()} never changes its meaning. */
public enum ProblemCode {
    /** Something else stands where the grammar wants one of the expected things. */
    SYNTAX("OQL-101"),
    /** Text without its closing quote. */
    OPEN_TEXT("OQL-102"),
    /** Text that needs quotes. */
    UNQUOTED_TEXT("OQL-103"),
    /** A word or sign of another language, for example {@code &&}. */
    FOREIGN_SIGN("OQL-104"),
    /** No such column. */
    UNKNOWN_COLUMN("OQL-201"),
    /** No such operator. */
    UNKNOWN_OPERATOR("OQL-202"),
    /** The column's type does not have the operator. */
    WRONG_OPERATOR("OQL-203"),
    /** The column needs a path or a name. */
    MISSING_KEY("OQL-204"),
    /** The column takes no path or name. */
    UNEXPECTED_KEY("OQL-205"),
    /** A path or name that the server cannot be asked for. */
    UNUSABLE_KEY("OQL-206"),
    /** The operator needs a value. */
    MISSING_VALUE("OQL-301"),
    /** The operator takes no value, or one instead of a list, or a list instead of one. */
    WRONG_COUNT("OQL-302"),
    /** Not a number. */
    NOT_A_NUMBER("OQL-303"),
    /** Not a time. */
    NOT_A_TIME("OQL-304"),
    /** Blank text, which the server refuses. */
    BLANK_VALUE("OQL-305"),
    /** More than the server's database can hold. */
    OUT_OF_RANGE("OQL-306"),
    /** Not one of the values that the column can have. */
    UNKNOWN_VALUE("OQL-307"),
    /** A value that no filter of the server can carry. */
    UNUSABLE_VALUE("OQL-308"),
    /** A parameter without a value, or with one of a wrong type. */
    BAD_PARAMETER("OQL-309"),
    /** Longer, deeper or with more items than the limits allow. */
    TOO_LARGE("OQL-401"),
    /** Only the server could decide it, and its filters cannot express it. */
    NOT_PLANNABLE("OQL-501");

    private final String id;

    ProblemCode(String id) {
        this.id = id;
    }

    /** The stable name, for example {@code OQL-201}. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
