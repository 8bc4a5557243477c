package dev.opikexport.filter.syntax;

import dev.opikexport.filter.internal.OqlLexer;
import dev.opikexport.filter.problem.Offsets;
import dev.opikexport.filter.problem.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** A filter text with its tokens; translates the runtime's places, counted in code points, to those of a Java string. */
final class SourceText {

    private final String text;
    private final CommonTokenStream stream;
    private final boolean endsInAnd;
    private final Offsets offsets;

    SourceText(String text) {
        this.text = text;
        OqlLexer lexer = new OqlLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> all = new ArrayList<>(lexer.getAllTokens());
        this.endsInAnd = all.size() > 1 && all.get(all.size() - 1).getType() == OqlLexer.AND;
        if (endsInAnd) {
            all.remove(all.size() - 1);
        }
        this.stream = new CommonTokenStream(new ListTokenSource(all));
        this.stream.fill();
        this.offsets = new Offsets(text);
    }

    String text() {
        return text;
    }

    CommonTokenStream stream() {
        return stream;
    }

    /** Whether AND stands at the end, where the official TypeScript client passes over it; it is no token here. */
    boolean endsInAnd() {
        return endsInAnd;
    }

    /** All tokens without the end. */
    List<Token> tokens() {
        List<Token> tokens = stream.getTokens();
        return tokens.subList(0, tokens.size() - 1);
    }

    Span span(Token token) {
        return token.getType() == Token.EOF ? end() : span(token, token);
    }

    Span span(ParserRuleContext context) {
        return span(context.getStart(), context.getStop());
    }

    Span span(Token first, Token last) {
        return new Span(offsets.index(first.getStartIndex()), offsets.index(last.getStopIndex() + 1));
    }

    /** The empty span behind the last thing that is not blank. */
    Span end() {
        int end = text.stripTrailing().length();
        return new Span(end, end);
    }

    String text(Span span) {
        return text.substring(span.start(), span.end());
    }
}
