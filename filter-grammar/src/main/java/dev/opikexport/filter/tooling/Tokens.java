package dev.opikexport.filter.tooling;

import dev.opikexport.filter.internal.OqlLexer;
import dev.opikexport.filter.problem.Offsets;
import dev.opikexport.filter.problem.Span;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The tokens of a text with their places in the string. */
final class Tokens {

    /**
     * A token.
     *
     * @param type its number in the grammar
     */
    record Piece(int type, String text, Span span) {}

    private Tokens() {}

    static List<Piece> of(String text) {
        OqlLexer lexer = new OqlLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        Offsets offsets = new Offsets(text);
        return lexer.getAllTokens().stream().map(token -> piece(token, offsets)).toList();
    }

    private static Piece piece(Token token, Offsets offsets) {
        Span span = new Span(offsets.index(token.getStartIndex()), offsets.index(token.getStopIndex() + 1));
        return new Piece(token.getType(), token.getText(), span);
    }
}
