package dev.opikexport.filter.engine;

import dev.opikexport.filter.engine.JsonPath.Range;
import dev.opikexport.filter.engine.JsonPath.Step;
import dev.opikexport.filter.engine.JsonPathLexer.Token;
import dev.opikexport.filter.engine.JsonPathLexer.TokenType;
import java.util.ArrayList;
import java.util.List;

/** Reads a JSONPath as the database does: what is left over at the end is an error. */
final class JsonPathParser {

    private final String path;
    private final JsonPathLexer lexer;
    private Token token;

    JsonPathParser(String path) {
        this.path = path;
        this.lexer = new JsonPathLexer(path);
        this.token = lexer.next();
    }

    List<Step> parse() {
        take(TokenType.DOLLAR);
        List<Step> steps = new ArrayList<>();
        while (token.type() != TokenType.END) {
            steps.add(step());
        }
        return steps;
    }

    private Step step() {
        if (token.type() == TokenType.POINTED_NUMBER) {
            return new Step.Member(take(TokenType.POINTED_NUMBER).text());
        }
        if (token.type() == TokenType.DOT) {
            take(TokenType.DOT);
            return new Step.Member(name());
        }
        take(TokenType.OPEN);
        Step step = bracketed();
        take(TokenType.CLOSE);
        return step;
    }

    private String name() {
        return switch (token.type()) {
            case WORD, NUMBER, IDENTIFIER -> take(token.type()).text();
            case DOLLAR, DOT, POINTED_NUMBER, STRING, OPEN, CLOSE, COMMA, STAR, END, UNKNOWN -> throw broken();
        };
    }

    private Step bracketed() {
        return switch (token.type()) {
            case WORD, IDENTIFIER, STRING -> new Step.Member(take(token.type()).text());
            case STAR -> {
                take(TokenType.STAR);
                yield new Step.Elements(List.of(new Range(0, Integer.MAX_VALUE)));
            }
            case NUMBER -> new Step.Elements(ranges());
            case DOLLAR, DOT, POINTED_NUMBER, OPEN, CLOSE, COMMA, END, UNKNOWN -> throw broken();
        };
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        while (token.type() == TokenType.NUMBER) {
            ranges.add(range());
            if (token.type() != TokenType.COMMA) {
                break;
            }
            take(TokenType.COMMA);
        }
        return ranges;
    }

    private Range range() {
        int from = index();
        if (token.type() != TokenType.WORD) {
            return new Range(from, from + 1);
        }
        if (!take(TokenType.WORD).text().equalsIgnoreCase("to")) {
            throw broken();
        }
        int to = index();
        if (from >= to) {
            throw broken();
        }
        return new Range(from, to);
    }

    private int index() {
        String digits = take(TokenType.NUMBER).text();
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    private Token take(TokenType type) {
        if (token.type() != type) {
            throw broken();
        }
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("the database does not understand the path `" + path + "` at character "
                + (token.offset() + 1) + "; quote names that are not plain words: \"like this\"");
    }
}
