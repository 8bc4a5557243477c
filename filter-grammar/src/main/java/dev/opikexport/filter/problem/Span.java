package dev.opikexport.filter.problem;

/**
 * A range of a text, in UTF-16 code units as Java's strings count.
 *
 * @param start where it begins
 * @param end where it ends, exclusive; equal to the start for a place between two characters
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + " to " + end);
        }
    }

    /** The same range counted in characters (code points), as other languages and people count. */
    public Span inCodePoints(String text) {
        int from = text.codePointCount(0, start);
        return new Span(from, from + text.codePointCount(start, end));
    }
}
