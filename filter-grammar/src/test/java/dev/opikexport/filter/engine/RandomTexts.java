package dev.opikexport.filter.engine;

import java.util.Random;

/** Short texts of characters that are apt to be mistaken, with ends of ranges and both sides of the surrogates. */
public final class RandomTexts {

    private static final int[] CODE_POINTS = {
        'a', 'b', 'A', '0', '.', '%', '_', '\\', '\'', '"', ' ', '\n', 0, 0x7f, 0x80, 'ä', 'Ä', 'İ', 'ß', 0x7ff, 0x800,
        'П', 'п', 0xd7ff, 0xe000, 0xfeff, 0xffff, 0x10000, 0x1f600, 0x1f601, 0x10400, 0x10ffff
    };

    private RandomTexts() {}

    /** A text of up to that many code points. */
    public static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
        }
        return text.toString();
    }
}
