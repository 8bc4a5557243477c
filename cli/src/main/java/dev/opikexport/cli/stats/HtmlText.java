package dev.opikexport.cli.stats;

import java.util.Locale;

/** Text for a page of HTML: whatever it says, it stays text. */
final class HtmlText {

    private HtmlText() {}

    /** For elements and for attributes in double quotes; control characters, which HTML does not allow, become U+FFFD. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return html.toString();
    }

    /** A number for coordinates, with a point whatever the locale. */
    static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static boolean isAllowed(int c) {
        boolean control = Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n';
        return !control && Character.getType(c) != Character.SURROGATE;
    }
}
