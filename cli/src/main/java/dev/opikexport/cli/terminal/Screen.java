package dev.opikexport.cli.terminal;

import java.util.Map;

/**
 * What standard error is connected to.
 *
 * @param isTerminal whether somebody watches, so that a line may be drawn over
 * @param hasColour whether colours are wanted there
 * @param width in cells
 */
public record Screen(boolean isTerminal, boolean hasColour, int width) {

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String BOLD = "1";

    /**
     * What the environment tells: the launcher, who can see it, sets {@code OPIK_EXPORT_TERMINAL}; {@code NO_COLOR} and {@code TERM=dumb}
     * are kept to.
     */
    public static Screen of(Map<String, String> variables) {
        boolean terminal = variables.getOrDefault("OPIK_EXPORT_TERMINAL", "").equals("yes");
        boolean dumb = variables.getOrDefault("TERM", "").equals("dumb");
        boolean colour =
                terminal && !dumb && variables.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(terminal && !dumb, colour, Table.terminalWidth(variables));
    }

    /** The same without colours. */
    public Screen withoutColour() {
        return new Screen(isTerminal, false, width);
    }

    /** For what failed. */
    public String red(String text) {
        return paint(RED, text);
    }

    /** For what is well. */
    public String green(String text) {
        return paint(GREEN, text);
    }

    /** For what catches the eye. */
    public String bold(String text) {
        return paint(BOLD, text);
    }

    private String paint(String code, String text) {
        return hasColour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
