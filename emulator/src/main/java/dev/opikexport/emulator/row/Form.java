package dev.opikexport.emulator.row;

/** The two ways in which the server prints decimals: costs and score values. */
public enum Form {
    /** GET: with the full scale of the database column, {@code 0.500000000}. */
    LIST,
    /** POST search: without trailing zeros, perhaps with an exponent, {@code 0.5}, {@code 1E+2}. */
    SEARCH
}
