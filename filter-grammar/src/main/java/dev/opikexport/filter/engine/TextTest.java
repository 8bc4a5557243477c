package dev.opikexport.filter.engine;

import dev.opikexport.filter.catalog.Operator;

/** What a filter asks of one text. */
@FunctionalInterface
public interface TextTest {

    /** Whether the text passes. */
    boolean test(String text);

    /** Without regard to case: of any letter for {@code contains}, of A to Z for the others. */
    static TextTest folding(Operator operator, String value) {
        String lower = Texts.foldAscii(value);
        return switch (operator) {
            case CONTAINS -> LikePattern.folding("%" + value + "%")::matches;
            case NOT_CONTAINS -> not(LikePattern.folding("%" + value + "%")::matches);
            case STARTS_WITH -> text -> Texts.foldedStartsWith(text, lower);
            case ENDS_WITH -> text -> Texts.foldedEndsWith(text, lower);
            case EQUAL -> text -> Texts.foldedEquals(text, lower);
            case NOT_EQUAL -> text -> !Texts.foldedEquals(text, lower);
            case GREATER_THAN -> text -> Texts.compareUtf8(Texts.foldAscii(text), lower) > 0;
            case LESS_THAN -> text -> Texts.compareUtf8(Texts.foldAscii(text), lower) < 0;
            case GREATER_THAN_EQUAL, LESS_THAN_EQUAL, IS_EMPTY, IS_NOT_EMPTY, IN, NOT_IN -> throw unknown(operator);
        };
    }

    /** As it is written. */
    static TextTest exact(Operator operator, String value) {
        return switch (operator) {
            case CONTAINS -> LikePattern.of("%" + value + "%")::matches;
            case NOT_CONTAINS -> not(LikePattern.of("%" + value + "%")::matches);
            case STARTS_WITH -> text -> text.startsWith(value);
            case ENDS_WITH -> text -> text.endsWith(value);
            case EQUAL -> text -> text.equals(value);
            case NOT_EQUAL -> text -> !text.equals(value);
            case GREATER_THAN -> text -> Texts.compareUtf8(text, value) > 0;
            case LESS_THAN -> text -> Texts.compareUtf8(text, value) < 0;
            case GREATER_THAN_EQUAL, LESS_THAN_EQUAL, IS_EMPTY, IS_NOT_EMPTY, IN, NOT_IN -> throw unknown(operator);
        };
    }

    private static TextTest not(TextTest test) {
        return text -> !test.test(text);
    }

    private static IllegalStateException unknown(Operator operator) {
        return new IllegalStateException("texts have no operator " + operator);
    }
}
