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

    private static final Pattern SWALLOWED = Pattern.compile("(?i)\\s(and|or)\\s+(not\\s+|\\()*[\\p{L}_]+[\\p{L}_.]*");

    /** Empty where every text ends. */
    static Optional<OpenText> find(SourceText source) {
        List<Token> tokens = source.tokens();
        Token last = tokens.get(tokens.size() - 1);
        if (last.getType() != OqlLexer.OPEN_STRING) {
            return Optional.empty();
        }
        char quote = last.getText().charAt(0);
        Token first = tokens.stream()
                .filter(token -> token.getType() == OqlLexer.STRING
                        && token.getText().charAt(0) == quote
                        && SWALLOWED.matcher(token.getText()).find())
                .findFirst()
                .orElse(last);
        return Optional.of(new OpenText(source.span(first), quote));
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
