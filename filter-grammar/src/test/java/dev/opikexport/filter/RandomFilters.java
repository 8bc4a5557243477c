package dev.opikexport.filter;

import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Filter texts by chance, most of them valid, with values that the golden rows have. */
final class RandomFilters {

    private static final List<String> TEXTS = List.of(
            "chat",
            "CHAT",
            "",
            "%",
            "_",
            "a\\'b",
            "it's",
            "\\",
            "prod",
            "my env",
            "gpt-4o",
            "openai",
            "Ошибка",
            "x,y",
            "hello",
            "\"hello\"",
            "ä",
            "thread-1",
            "t,comma",
            "42",
            "ValueError",
            "passed",
            "failed",
            "llm",
            "%25",
            "a+b",
            "null");
    private static final List<String> KEYS = List.of(
            ".model",
            ".temperature",
            ".a.b.c",
            ".list[0]",
            ".list[*]",
            ".\"my key\"",
            "[\"dotted.key\"]",
            ".obj",
            ".nan",
            ".num",
            ".text",
            ".flag",
            ".messages[0].content",
            "[0].type",
            ".missing",
            ".nullstr",
            ".zero",
            ".\"key'quote\"");
    private static final List<String> SCORES =
            List.of(".accuracy", ".Accuracy", ".\"Answer Relevance\"", ".multi", ".missing", ".hallucination");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "0.5",
            "5.5",
            "100",
            "1500",
            "1e3",
            "2147483648",
            "12.345678901234",
            "0.123456789",
            "007",
            "-0.5");
    private static final List<String> TIMES = List.of(
            "\"2026-11-01T00:00:00Z\"",
            "\"2026-10-15\"",
            "2026-11-20",
            "\"2026-11-22T08:47:53Z\"",
            "\"2026-10-01T04:52:08.418916Z\"");

    private final Random random;
    private final Catalog catalog;
    private final List<Field> fields;

    RandomFilters(Random random, Entity entity) {
        this.random = random;
        this.catalog = Catalog.of(entity);
        this.fields = List.copyOf(catalog.fields());
    }

    /** A filter with at most that many levels of AND, OR and NOT. */
    String next(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 2) {
            return "NOT (" + next(depth - 1) + ")";
        }
        if (kind < 8) {
            String word = kind < 5 ? " AND " : " OR ";
            return IntStream.range(0, 2 + random.nextInt(2))
                    .mapToObj(i -> "(" + next(depth - 1) + ")")
                    .collect(Collectors.joining(word));
        }
        return comparison();
    }

    String comparison() {
        Field field = pick(fields);
        List<Operator> operators = List.copyOf(field.operators());
        Operator operator = pick(operators);
        String column = field.name() + key(field);
        if (operator.isUnary()) {
            return column + " " + operator;
        }
        if (operator.takesList()) {
            return column + " " + operator
                    + IntStream.range(0, 1 + random.nextInt(3))
                            .mapToObj(i -> value(field))
                            .collect(Collectors.joining(", ", " (", ")"));
        }
        return column + " " + operator + " " + value(field);
    }

    private String key(Field field) {
        return switch (field.type()) {
            case DICTIONARY, MAP -> pick(KEYS);
            case FEEDBACK_SCORES_NUMBER -> pick(SCORES);
            default -> "";
        };
    }

    private String value(Field field) {
        return switch (field.type()) {
            case NUMBER, FEEDBACK_SCORES_NUMBER -> pick(NUMBERS);
            case DATE_TIME -> pick(TIMES);
            case ENUM, ENUM_LEGACY ->
                quote(field.values().isEmpty() || random.nextInt(4) == 0 ? pick(TEXTS) : pick(field.values()));
            case DICTIONARY -> random.nextBoolean() ? pick(NUMBERS) : quote(pick(TEXTS));
            default -> quote(pick(TEXTS));
        };
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
