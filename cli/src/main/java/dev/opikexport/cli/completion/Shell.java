package dev.opikexport.cli.completion;

import java.util.Locale;

/** A shell that can ask for completions. */
enum Shell {
    /** Wants the rest of the word behind its last break, with a blank where the word ends; an open quote it closes itself. */
    BASH {
        @Override
        String line(Candidate candidate, ShellWords line) {
            String word = quoted(candidate, line);
            String rest =
                    line.quote() == 0 && word.startsWith(line.last()) ? word.substring(broken(line.last())) : word;
            return rest + (candidate.ends() && line.quote() == 0 ? " " : "");
        }
    },
    /** Wants whole words, a blank where they end, and meanings. */
    ZSH {
        @Override
        String line(Candidate candidate, ShellWords line) {
            return quoted(candidate, line) + (candidate.ends() ? " " : "") + "\t" + candidate.meaning();
        }
    },
    /** Wants whole words and meanings, and quotes them itself. */
    FISH {
        @Override
        String line(Candidate candidate, ShellWords line) {
            return candidate.word() + "\t" + candidate.meaning();
        }
    };

    private static final String BREAKS = "=:";
    private static final String PLAIN = "[A-Za-z0-9_.,:=/@%+-]*";

    /** How a candidate is handed to the shell. */
    abstract String line(Candidate candidate, ShellWords line);

    /** The word as it must stand between the quotes that are open, or with a quote before it if it needs one. */
    private static String quoted(Candidate candidate, ShellWords line) {
        String word = candidate.word();
        return switch (line.quote()) {
            case '\'' -> word.replace("'", "'\\''");
            case '"' -> word.replaceAll("([\"\\\\$`])", "\\\\$1");
            default -> {
                boolean plain = candidate.then() != Candidate.Then.SENTENCE && word.matches(PLAIN);
                yield plain ? word : "'" + word.replace("'", "'\\''") + (candidate.ends() ? "'" : "");
            }
        };
    }

    private static int broken(String word) {
        int at = word.length();
        while (at > 0 && BREAKS.indexOf(word.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
