package dev.opikexport.filter.tooling;

import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.internal.OqlParser;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.tooling.Tokens.Piece;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * A place in a half-written text.
 *
 * @param replaced what is written there already and would be replaced
 * @param next the types of the tokens that could stand there
 * @param field the column of the comparison around it, if its name is complete
 * @param operator its operator, if it is complete
 * @param hasKey true if something stands behind the column's name
 * @param hasValue true if something stands behind the operator
 */
record Cursor(
        Span replaced,
        IntervalSet next,
        Optional<Field> field,
        Optional<Operator> operator,
        boolean hasKey,
        boolean hasValue) {

    private static final class Comparison {
        private String column = "";
        private Optional<Operator> operator = Optional.empty();
        private boolean hasKey;
        private boolean hasValue;

        void take(int rule, Piece piece) {
            switch (rule) {
                case OqlParser.RULE_column -> {
                    column = piece.text();
                    operator = Optional.empty();
                    hasKey = false;
                    hasValue = false;
                }
                case OqlParser.RULE_step, OqlParser.RULE_subscript -> hasKey |= !extendsName(piece);
                case OqlParser.RULE_operator ->
                    operator = Operator.of(piece.text().toLowerCase(Locale.ROOT));
                case OqlParser.RULE_value, OqlParser.RULE_number, OqlParser.RULE_words, OqlParser.RULE_list ->
                    hasValue = true;
                default -> {}
            }
        }

        /** The names of some columns have a dot inside. */
        private boolean extendsName(Piece piece) {
            boolean extended = !hasKey && column.equals("usage");
            column = extended ? column + piece.text() : column;
            return extended;
        }
    }

    static Cursor at(Entity entity, String text, int offset) {
        List<Piece> before = Tokens.of(text.substring(0, offset));
        int complete = completeTokens(before, offset);
        Span replaced =
                new Span(complete < before.size() ? before.get(complete).span().start() : offset, offset);
        GrammarWalk walk = new GrammarWalk();
        Comparison comparison = new Comparison();
        before.subList(0, complete).forEach(piece -> comparison.take(walk.take(piece.type()), piece));
        return new Cursor(
                replaced,
                walk.next(),
                Catalog.of(entity).field(comparison.column),
                comparison.operator,
                comparison.hasKey,
                comparison.hasValue);
    }

    /** How many tokens are written to their end: the last one may go on, and so may a column's name with a dot. */
    private static int completeTokens(List<Piece> before, int offset) {
        int count = before.size();
        if (count == 0
                || before.get(count - 1).span().end() < offset
                || !goesOn(before.get(count - 1).type())) {
            return count;
        }
        boolean dotted = count > 1
                && before.get(count - 1).text().startsWith(".")
                && before.get(count - 2).text().equals("usage");
        return dotted ? count - 2 : count - 1;
    }

    private static boolean goesOn(int type) {
        return switch (type) {
            case OqlParser.STRING,
                    OqlParser.LEFT_PAREN,
                    OqlParser.RIGHT_PAREN,
                    OqlParser.LEFT_BRACKET,
                    OqlParser.RIGHT_BRACKET,
                    OqlParser.COMMA -> false;
            default -> true;
        };
    }

    /** True where an operator can follow the column: keyed columns need their key first. */
    boolean isKeyComplete() {
        return hasKey || field.map(column -> !column.type().isKeyed()).orElse(false);
    }

    /** True where the comparison has all that its operator takes. */
    boolean isComplete() {
        return hasValue || operator.map(Operator::isUnary).orElse(true);
    }
}
