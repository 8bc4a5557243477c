package dev.opikexport.filter.syntax;

import dev.opikexport.filter.internal.OqlLexer;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * A quote is missing: from there on text and the rest have changed places, so this one problem replaces all behind it.
 *
 * @param span the text that most likely lacks its end
 */
record OpenText(Span span, char quote) {

    private static final char DOUBLE = '"';
    private static final Pattern SWALLOWED = Pattern.compile("(?i)\\s(?:and|or)\\s+(?:not\\s+)?\\(?[\\p{L}_]");

    /** Empty where every text ends. */
    static Optional<OpenText> find(SourceText source) {
        List<Token> tokens = source.tokens();
        Token last = tokens.get(tokens.size() - 1);
        if (last.getType() != OqlLexer.OPEN_STRING) {
            return Optional.empty();
        }
        char quote = last.getText().charAt(0);
        Token first = last;
        for (int i = tokens.size() - 2; i >= 0; i--) {
            if (tokens.get(i).getText().charAt(0) == quote && isSuspicious(tokens.get(i), tokens.get(i + 1))) {
                first = tokens.get(i);
            }
        }
        return Optional.of(new OpenText(source.span(first), quote));
    }

    /** It swallowed a whole comparison, or a word sticks to its end. */
    private static boolean isSuspicious(Token text, Token next) {
        boolean attached = next.getType() == OqlLexer.WORD && text.getStopIndex() + 1 == next.getStartIndex();
        return text.getType() == OqlLexer.STRING
                && (attached || SWALLOWED.matcher(text.getText()).find());
    }

    /** Whether a token reads to the end of the filter, as the official Python client has it: with no other quote in it. */
    static boolean readsToTheEnd(Token token) {
        return token.getType() == OqlLexer.OPEN_STRING
                && token.getText().charAt(0) == DOUBLE
                && token.getText().indexOf(DOUBLE, 1) < 0;
    }

    void replaceIn(Problems problems) {
        problems.dropFrom(span.start());
        problems.add(
                ProblemCode.OPEN_TEXT,
                span,
                "This text has no closing quote.",
                "Close it with " + quote + "; a " + quote + " inside the text is written twice.");
    }
}
