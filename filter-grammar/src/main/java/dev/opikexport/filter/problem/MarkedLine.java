package dev.opikexport.filter.problem;

/** One line of a text with carets under a part of it, cut where it is long; lined up in a terminal of fixed width. */
final class MarkedLine {

    private static final int TAB = 4;
    private static final int MOST_COLUMNS = 100;
    private static final int BEFORE = 40;
    private static final String CUT = "…";

    private final StringBuilder line = new StringBuilder("  ");
    private final StringBuilder marks = new StringBuilder("  ");

    private MarkedLine() {}

    /** The line in which the span begins, and below it the carets: at least one. */
    static String of(String text, Span span) {
        int start = Math.min(span.start(), text.length());
        int lineStart = lineStart(text, start);
        int lineEnd = lineEnd(text, start);
        MarkedLine marked = new MarkedLine();
        String number = lineNumber(text, start);
        marked.line.append(number);
        marked.marks.append(" ".repeat(number.length()));
        int from = cutFrom(text, lineStart, start);
        if (from > lineStart) {
            marked.append(CUT, false);
        }
        marked.appendRange(text, from, lineEnd, span);
        if (span.end() == start || start >= lineEnd) {
            marked.marks.append('^');
        }
        return marked.line.toString().stripTrailing() + "\n"
                + marked.marks.toString().stripTrailing();
    }

    private void appendRange(String text, int from, int end, Span span) {
        int at = from;
        while (at < end) {
            if (marks.length() > MOST_COLUMNS) {
                append(CUT, false);
                return;
            }
            int codePoint = text.codePointAt(at);
            boolean inside = at >= span.start() && at < span.end();
            if (at == span.start() && span.end() == span.start()) {
                line.append(text, at, end);
                return;
            }
            append(
                    codePoint == '\t' ? " ".repeat(TAB) : Columns.visible(codePoint),
                    inside,
                    Columns.of(codePoint, TAB));
            at += Character.charCount(codePoint);
        }
    }

    private void append(String shown, boolean marked) {
        append(shown, marked, 1);
    }

    private void append(String shown, boolean marked, int columns) {
        line.append(shown);
        marks.append((marked ? "^" : " ").repeat(columns));
    }

    private static int cutFrom(String text, int lineStart, int start) {
        if (start - lineStart <= MOST_COLUMNS / 2) {
            return lineStart;
        }
        int from = start - BEFORE;
        return Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }

    private static int lineStart(String text, int at) {
        int start = at;
        while (start > 0 && !isLineBreak(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int lineEnd(String text, int at) {
        int end = at;
        while (end < text.length() && !isLineBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** The number of the line, from 1, before a colon; empty for a text of one line. */
    private static String lineNumber(String text, int at) {
        if (text.strip().chars().noneMatch(c -> c == '\n')) {
            return "";
        }
        return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count() + ": ";
    }
}
