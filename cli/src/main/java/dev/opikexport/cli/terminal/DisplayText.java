package dev.opikexport.cli.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide text is on a terminal, in cells: one for most characters, two for East Asian ones and emoji. */
public final class DisplayText {

    private static final String CUT = "…";
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\s\\p{Cntrl}\\x{80}-\\x{9f}\\p{Zl}\\p{Zp}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}]+");
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    /** First and last code points of the ranges that Unicode calls wide or full width, or that are emoji by default. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19,
        0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF,
        0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F265, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0,
        0x1F7EB, 0x1F900, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private DisplayText() {}

    /** One line that moves no cursor and changes no colour: runs of blanks and control characters become one blank. */
    public static String line(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    /** The cells that a line takes. */
    public static int width(String line) {
        int width = 0;
        Matcher characters = CHARACTER.matcher(line);
        while (characters.find()) {
            width += widthOfCharacter(characters.group());
        }
        return width;
    }

    /** The line, or as much of its beginning as fits, ending with {@code …}; never half a character. */
    public static String cut(String line, int cells) {
        if (width(line) <= cells) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        int left = cells - width(CUT);
        Matcher characters = CHARACTER.matcher(line);
        while (characters.find()) {
            left -= widthOfCharacter(characters.group());
            if (left < 0) {
                break;
            }
            kept.append(characters.group());
        }
        return cells < 1 ? "" : kept + CUT;
    }

    /** The line with blanks behind it, or before it, up to a width. */
    public static String pad(String line, int cells, boolean right) {
        String blanks = " ".repeat(Math.max(0, cells - width(line)));
        return right ? blanks + line : line + blanks;
    }

    private static int widthOfCharacter(String character) {
        int first = character.codePointAt(0);
        if (isWide(first) || character.indexOf(EMOJI_PRESENTATION) > 0) {
            return 2;
        }
        return switch (Character.getType(first)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> 1;
        };
    }

    private static boolean isWide(int codePoint) {
        for (int i = 0; i < WIDE.length && WIDE[i] <= codePoint; i += 2) {
            if (codePoint <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
