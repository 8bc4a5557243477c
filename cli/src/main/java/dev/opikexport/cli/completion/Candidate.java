package dev.opikexport.cli.completion;

/**
 * What could stand in place of the word at the cursor.
 *
 * @param word the whole word, without quotes
 * @param meaning for shells that show it; may be empty
 * @param then how it may go on
 */
record Candidate(String word, String meaning, Then then) {

    /** What may follow a word. */
    enum Then {
        /** Another word. */
        BLANK,
        /** More of the same word. */
        MORE,
        /** More of the same word, blanks among it, so that it must stand in quotes. */
        SENTENCE
    }

    /** A whole word. */
    static Candidate whole(String word, String meaning) {
        return new Candidate(word, meaning, Then.BLANK);
    }

    /** The beginning of a word. */
    static Candidate begun(String word, String meaning) {
        return new Candidate(word, meaning, Then.MORE);
    }

    /** The beginning of a word with blanks. */
    static Candidate sentence(String words, String meaning) {
        return new Candidate(words, meaning, Then.SENTENCE);
    }

    /** The same behind something. */
    Candidate behind(String before) {
        return new Candidate(before + word, meaning, then);
    }

    boolean ends() {
        return then == Then.BLANK;
    }
}
