package dev.opikexport.filter.syntax;

import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.internal.OqlParser;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says what the grammar expected, in the words of the person who writes filters. */
final class SyntaxProblems extends BaseErrorListener {

    private static final String END = "the end of the filter";

    private final SourceText source;
    private final Problems problems;

    SyntaxProblems(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offendingSymbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException exception) {
        IntervalSet expected =
                exception == null ? ((Parser) recognizer).getExpectedTokens() : exception.getExpectedTokens();
        report((Token) offendingSymbol, names(expected == null ? new IntervalSet() : expected));
    }

    /** A comparison is complete, and this token neither joins another one nor ends the filter. */
    void cannotFollow(Token token) {
        if (token.getType() == OqlParser.RIGHT_PAREN) {
            problems.add(
                    ProblemCode.SYNTAX,
                    source.span(token),
                    "There is no ( that this ) could close.",
                    "Remove it, or open a parenthesis before.");
        } else {
            report(token, List.of("AND", "OR", END));
        }
    }

    private void report(Token found, List<String> expected) {
        if (lacksValue(found) && (expected.contains("AND") || expected.contains(")"))) {
            return;
        }
        String what = found.getType() == Token.EOF ? "the filter ends" : "found " + quoted(found);
        problems.add(new Problem(
                ProblemCode.SYNTAX,
                "Expected " + Words.join(expected) + ", but " + what + (found.getType() == Token.EOF ? " here." : "."),
                source.span(found),
                expected,
                hint(found, expected)));
    }

    private String quoted(Token token) {
        return Words.code(source.text(source.span(token)));
    }

    private @Nullable String hint(Token found, List<String> expected) {
        if (found.getText().equals(";")) {
            return "Leave it out: a filter ends by itself.";
        }
        if (isAttachedToText(found)) {
            return "A quote inside a text is written twice: \"say \"\"hi\"\"\".";
        }
        if (found.getType() == OqlParser.WORD && (expected.contains("AND") || expected.contains(")"))) {
            return "Join comparisons with AND or OR; text needs quotes.";
        }
        if (expected.contains("an operator") && found.getType() == OqlParser.NOT) {
            return "Write not_in or not_contains as one word, or NOT before the column.";
        }
        if (expected.contains("an operator")) {
            return "Write for example `= \"text\"`.";
        }
        return found.getType() == Token.EOF && expected.contains(")") ? "A ( before is not closed." : null;
    }

    /** The comparison itself reports that its value is missing. */
    private boolean lacksValue(Token found) {
        int before = found.getTokenIndex() - 1;
        return before >= 0
                && Operator.of(source.stream().get(before).getText().toLowerCase(Locale.ROOT))
                        .filter(operator -> !operator.isUnary())
                        .isPresent();
    }

    private boolean isAttachedToText(Token found) {
        int before = found.getTokenIndex() - 1;
        return found.getType() != Token.EOF
                && before >= 0
                && source.tokens().get(before).getType() == OqlParser.STRING
                && source.tokens().get(before).getStopIndex() + 1 == found.getStartIndex();
    }

    private static List<String> names(IntervalSet expected) {
        List<String> names = new ArrayList<>();
        boolean operator = expected.contains(OqlParser.EQUAL);
        boolean value = expected.contains(OqlParser.PARAMETER);
        if (operator) {
            names.add("an operator");
        }
        if (value) {
            names.add("a value");
        } else if (expected.contains(OqlParser.WORD) && !operator) {
            names.add(expected.contains(OqlParser.NUMBER) ? "a place or a name" : "a column");
        } else if (expected.contains(OqlParser.STRING)) {
            names.add("a name in quotes");
        }
        if (expected.contains(OqlParser.NUMBER) && !value) {
            names.add("a number");
        }
        addSigns(names, expected);
        return names;
    }

    private static void addSigns(List<String> names, IntervalSet expected) {
        addIf(names, expected, OqlParser.AND, "AND");
        addIf(names, expected, OqlParser.OR, "OR");
        addIf(names, expected, OqlParser.RIGHT_PAREN, ")");
        addIf(names, expected, OqlParser.RIGHT_BRACKET, "]");
        addIf(names, expected, OqlParser.QUANTITY, "a duration");
        if (names.isEmpty()) {
            names.add(END);
        }
    }

    private static void addIf(List<String> names, IntervalSet expected, int type, String name) {
        if (expected.contains(type) && (type != OqlParser.QUANTITY || names.isEmpty())) {
            names.add(name);
        }
    }
}
