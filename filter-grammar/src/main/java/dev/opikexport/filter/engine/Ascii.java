package dev.opikexport.filter.engine;

/** The characters that the database knows by their bytes, without a look at the rest of Unicode. */
public final class Ascii {

    private Ascii() {}

    /** True for 0 to 9. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** True for A to Z. */
    static boolean isUpperCase(int c) {
        return c >= 'A' && c <= 'Z';
    }

    /** True for 0 to 9, A to Z, a to z. */
    static boolean isLetterOrDigit(int c) {
        return isDigit(c) || isUpperCase(c) || (c >= 'a' && c <= 'z');
    }

    /** A to Z in lower case, others as they are. */
    static char toLowerCase(char c) {
        return isUpperCase(c) ? (char) (c + 0x20) : c;
    }
}
