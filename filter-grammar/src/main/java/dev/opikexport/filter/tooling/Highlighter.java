package dev.opikexport.filter.tooling;

import dev.opikexport.filter.internal.OqlParser;
import dev.opikexport.filter.problem.Span;
import java.util.ArrayList;
import java.util.List;

/** Says of each part of a filter text what it is; the grammar alone decides, so that half-written texts work too. */
public final class Highlighter {

    /** A part of a text; blanks are in none. */
    public record Part(Span span, TokenClass tokenClass) {}

    private Highlighter() {}

    /** The parts in the order of the text. */
    public static List<Part> parts(String text) {
        GrammarWalk walk = new GrammarWalk();
        List<Part> parts = new ArrayList<>();
        for (Tokens.Piece piece : Tokens.of(text)) {
            parts.add(new Part(piece.span(), tokenClass(walk.take(piece.type()), piece.type())));
        }
        return parts;
    }

    private static TokenClass tokenClass(int rule, int type) {
        return switch (rule) {
            case OqlParser.RULE_column -> TokenClass.COLUMN;
            case OqlParser.RULE_step, OqlParser.RULE_subscript ->
                type == OqlParser.OPEN_STRING ? TokenClass.ERROR : TokenClass.KEY;
            case OqlParser.RULE_operator ->
                type == OqlParser.FOREIGN_OPERATOR || type == OqlParser.FOREIGN_NOT
                        ? TokenClass.ERROR
                        : TokenClass.OPERATOR;
            case OqlParser.RULE_not -> type == OqlParser.NOT ? TokenClass.KEYWORD : TokenClass.ERROR;
            case OqlParser.RULE_and, OqlParser.RULE_or ->
                type == OqlParser.AND || type == OqlParser.OR ? TokenClass.KEYWORD : TokenClass.ERROR;
            case GrammarWalk.NO_RULE ->
                type == OqlParser.AND || type == OqlParser.OR ? TokenClass.KEYWORD : TokenClass.ERROR;
            default -> valueClass(type);
        };
    }

    private static TokenClass valueClass(int type) {
        return switch (type) {
            case OqlParser.STRING -> TokenClass.TEXT;
            case OqlParser.NUMBER,
                    OqlParser.FOREIGN_NUMBER,
                    OqlParser.QUANTITY,
                    OqlParser.SEGMENT,
                    OqlParser.PLUS,
                    OqlParser.MINUS -> TokenClass.NUMBER;
            case OqlParser.DATE, OqlParser.WORD -> TokenClass.TIME;
            case OqlParser.PARAMETER -> TokenClass.PARAMETER;
            case OqlParser.LEFT_PAREN, OqlParser.RIGHT_PAREN, OqlParser.COMMA -> TokenClass.PUNCTUATION;
            default -> TokenClass.ERROR;
        };
    }
}
