package dev.opikexport.filter.problem;

/** Where the characters (code points) of a text stand in a Java string, which counts some of them twice. */
public final class Offsets {

    private final int[] offsets;

    /** The offsets of a text. */
    public Offsets(String text) {
        int count = text.codePointCount(0, text.length());
        this.offsets = count == text.length() ? new int[0] : offsets(text, count);
    }

    private static int[] offsets(String text, int count) {
        int[] offsets = new int[count + 1];
        for (int i = 0, at = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = text.length();
        return offsets;
    }

    /** The index in the string of that code point, counted from 0. */
    public int index(int codePoint) {
        return offsets.length == 0 ? codePoint : offsets[codePoint];
    }
}
