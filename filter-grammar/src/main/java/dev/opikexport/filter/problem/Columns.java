package dev.opikexport.filter.problem;

/** How many columns of a terminal a character takes. */
final class Columns {

    /** East Asian scripts, full-width forms and emoji: first and last of each range. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60,
        0xFFE0, 0xFFE6, 0x1F300, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private Columns() {}

    /** 0 for marks that sit on the character before, 2 for wide characters, the given width for a tab, else 1. */
    static int of(int codePoint, int tab) {
        if (codePoint == '\t') {
            return tab;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** The character, or a visible sign where a terminal would act on it. */
    static String visible(int codePoint) {
        return Character.isISOControl(codePoint) ? "·" : Character.toString(codePoint);
    }

    private static boolean isWide(int codePoint) {
        for (int i = 0; i < WIDE.length; i += 2) {
            if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
