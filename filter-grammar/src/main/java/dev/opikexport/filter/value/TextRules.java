package dev.opikexport.filter.value;

import dev.opikexport.filter.Literal;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.problem.Nearest;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which texts a column can be compared with. */
final class TextRules {

    private TextRules() {}

    /** The pattern of {@code contains} that finds exactly this text. */
    static String literalPattern(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** What is wrong with the text; null if nothing. */
    static @Nullable Problem check(Field field, Operator operator, String text, Span span) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return Problem.of(ProblemCode.UNUSABLE_VALUE, "The text is not valid Unicode.", span, null);
        }
        return switch (field.type()) {
            case STRING, STRING_EXACT ->
                text.isBlank() && !(text.isEmpty() && isEquality(operator)) ? blank(field, operator, span) : null;
            case LIST -> text.isBlank() ? blank(field, operator, span) : null;
            case ENUM -> {
                boolean meansUnset = text.isEmpty() && !field.isClosed();
                yield text.isBlank() && !operator.takesList() && !meansUnset ? blank(field, operator, span) : null;
            }
            case ENUM_LEGACY -> field.values().contains(text) ? null : unknown(field, text, span);
            case STRING_LIST -> text.indexOf(',') < 0 ? null : comma(span);
            case DICTIONARY, MAP, DATE_TIME, NUMBER, FEEDBACK_SCORES_NUMBER, ERROR_CONTAINER -> null;
        };
    }

    /**
     * What is wrong with a list as a whole; null if nothing. The server ignores blank items. Of ids it wants one that is not; elsewhere the text
     * of the list must not be blank, and a comma is enough.
     */
    static @Nullable Problem checkList(Field field, Operator operator, List<Literal> values, Span span) {
        boolean splits = field.type().operators().contains(Operator.IN);
        boolean blank = splits
                && operator.takesList()
                && (field.type() == FieldType.STRING_LIST || values.size() == 1)
                && values.stream()
                        .allMatch(value -> value instanceof Literal.Text text
                                && text.text().isBlank());
        return blank ? blank(field, operator, span) : null;
    }

    private static boolean isEquality(Operator operator) {
        return operator == Operator.EQUAL || operator == Operator.NOT_EQUAL || operator.takesList();
    }

    private static Problem blank(Field field, Operator operator, Span span) {
        boolean canBeEmpty = field.operators().contains(Operator.IS_EMPTY) && !field.isClosed();
        return Problem.of(
                ProblemCode.BLANK_VALUE,
                "The column " + Words.code(field.name()) + " cannot be compared with blank text by "
                        + Words.code(operator.symbol()) + ".",
                span,
                canBeEmpty ? "Use is_empty or is_not_empty." : null);
    }

    private static Problem unknown(Field field, String text, Span span) {
        List<String> near = Nearest.to(text, field.values());
        return new Problem(
                ProblemCode.UNKNOWN_VALUE,
                "The column " + Words.code(field.name()) + " is never " + Words.code(text) + ".",
                span,
                near.isEmpty() ? field.values() : near,
                near.isEmpty() ? null : "Did you mean " + Words.code(Words.quote(near.get(0))) + "?");
    }

    private static Problem comma(Span span) {
        return Problem.of(
                ProblemCode.UNUSABLE_VALUE,
                "The server splits this list at commas, so an id with a comma cannot be asked for.",
                span,
                "Write each id as a value of its own.");
    }
}
