package dev.opikexport.filter.value;

/** Texts in quotes: the quotes fall away, and those doubled inside become one. */
public final class Quotes {

    private Quotes() {}

    /** The text of a whole string token. */
    public static String strip(String token) {
        String quote = token.substring(0, 1);
        return token.substring(1, token.length() - 1).replace(quote + quote, quote);
    }
}
