package dev.opikexport.filter.tooling;

/** What a part of a filter text is, for highlighting. */
public enum TokenClass {
    /** The name of a column. */
    COLUMN,
    /** A path or name behind a column, with its signs. */
    KEY,
    /** A comparison. */
    OPERATOR,
    /** AND, OR, NOT. */
    KEYWORD,
    /** Text in quotes. */
    TEXT,
    /** A number, also with a unit. */
    NUMBER,
    /** A date, or {@code now}. */
    TIME,
    /** {@code :name}. */
    PARAMETER,
    /** Parentheses and commas. */
    PUNCTUATION,
    /** What has no place there. */
    ERROR
}
