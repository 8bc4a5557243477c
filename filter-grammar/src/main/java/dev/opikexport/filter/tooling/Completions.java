package dev.opikexport.filter.tooling;

import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.internal.OqlParser;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What could stand at one place of a text.
 *
 * @param replaced the part of the text that a completion replaces: what is written of it already
 * @param items all that fit what is written, in the order of the documentation
 */
public record Completions(Span replaced, List<Completion> items) {

    public Completions {
        items = List.copyOf(items);
    }

    /** What could stand at an offset of a text, counted as Java's strings do. */
    public static Completions at(Entity entity, String text, int offset) {
        return at(entity, text, offset, Map.of());
    }

    /**
     * What could stand at an offset of a text, with keys that the caller knows.
     *
     * @param keys names of scores and of members of dictionaries, by column
     */
    public static Completions at(Entity entity, String text, int offset, Map<String, List<String>> keys) {
        Cursor cursor = Cursor.at(entity, text, offset);
        String begun = text.substring(cursor.replaced().start(), offset).toLowerCase(Locale.ROOT);
        List<Completion> fitting = candidates(Catalog.of(entity), cursor, keys)
                .filter(item -> item.text().toLowerCase(Locale.ROOT).startsWith(begun))
                .toList();
        return new Completions(cursor.replaced(), fitting);
    }

    private static Stream<Completion> candidates(Catalog catalog, Cursor cursor, Map<String, List<String>> keys) {
        IntervalSet next = cursor.next();
        List<Completion> items = new ArrayList<>();
        if (next.contains(OqlParser.NOT)) {
            catalog.fields().forEach(field -> items.add(column(field)));
            items.add(keyword("NOT"));
        }
        if (next.contains(OqlParser.SEGMENT) && next.contains(OqlParser.EQUAL)) {
            cursor.field().ifPresent(field -> addKeys(items, keys.getOrDefault(field.name(), List.of()), field));
        }
        if (next.contains(OqlParser.EQUAL) && cursor.isKeyComplete()) {
            cursor.field().ifPresent(field -> field.operators().forEach(operator -> items.add(operator(operator))));
        }
        boolean takesValue =
                cursor.operator().filter(operator -> !operator.isUnary()).isPresent();
        if (next.contains(OqlParser.PARAMETER) && takesValue) {
            cursor.field().ifPresent(field -> addValues(items, field, cursor));
        }
        if (next.contains(OqlParser.AND) && cursor.isComplete()) {
            items.add(keyword("AND"));
            items.add(keyword("OR"));
        }
        return items.stream();
    }

    private static Completion column(Field field) {
        return new Completion(
                field.name(), TokenClass.COLUMN, field.type().name().toLowerCase(Locale.ROOT));
    }

    private static Completion operator(Operator operator) {
        return new Completion(operator.symbol(), TokenClass.OPERATOR, "");
    }

    private static Completion keyword(String word) {
        return new Completion(word, TokenClass.KEYWORD, "");
    }

    private static void addKeys(List<Completion> items, List<String> keys, Field field) {
        if (field.type().isKeyed()) {
            for (String key : keys) {
                boolean plain = key.matches("[A-Za-z0-9_]+");
                items.add(new Completion("." + (plain ? key : Words.quote(key)), TokenClass.KEY, ""));
            }
        }
    }

    private static void addValues(List<Completion> items, Field field, Cursor cursor) {
        boolean wantsList = cursor.operator().filter(Operator::takesList).isPresent()
                && cursor.next().contains(OqlParser.LEFT_PAREN);
        if (wantsList) {
            items.add(new Completion("(", TokenClass.PUNCTUATION, "a list"));
            return;
        }
        field.values().forEach(value -> items.add(new Completion(Words.quote(value), TokenClass.TEXT, "")));
        switch (field.type()) {
            case DATE_TIME ->
                Stream.of("now", "now - 1h", "now - 1d", "now - 7d")
                        .forEach(time -> items.add(new Completion(time, TokenClass.TIME, "")));
            case DICTIONARY ->
                Stream.of("true", "false").forEach(value -> items.add(new Completion(value, TokenClass.TEXT, "")));
            default -> {}
        }
    }

    /** The completion of that text, if there is one. */
    public Optional<Completion> item(String text) {
        return items.stream().filter(item -> item.text().equals(text)).findFirst();
    }
}
