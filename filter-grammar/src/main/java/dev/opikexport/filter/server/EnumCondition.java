package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns with few values: some are free texts to the database, some are enums with ordinals. */
final class EnumCondition {

    private static final String UNKNOWN = "unknown";

    /** In the order of their ordinals. */
    private static final List<String> TYPES = List.of(UNKNOWN, "general", "tool", "llm", "guardrail");

    private static final List<String> VISIBILITY_MODES = List.of(UNKNOWN, "default", "hidden");

    private EnumCondition() {}

    static Condition of(CheckedFilter filter) {
        String name = filter.field().name();
        if (filter.field().entity() == Entity.THREADS) {
            return ofText(filter, name);
        }
        return switch (name) {
            case "type" -> ofNames(filter, name, TYPES);
            case "visibility_mode" -> ofNames(filter, name, VISIBILITY_MODES);
            default -> ofText(filter, name);
        };
    }

    private static Condition ofText(CheckedFilter filter, String member) {
        String value = filter.value();
        Set<String> items = ListCondition.items(value);
        return switch (filter.operator()) {
            case EQUAL -> row -> Condition.string(row, member).equals(value);
            case NOT_EQUAL -> row -> !Condition.string(row, member).equals(value);
            case IN -> row -> items.contains(Condition.string(row, member));
            case NOT_IN -> row -> !items.contains(Condition.string(row, member));
            case IS_EMPTY -> row -> Condition.string(row, member).isEmpty();
            case IS_NOT_EMPTY -> row -> !Condition.string(row, member).isEmpty();
            case GREATER_THAN,
                    GREATER_THAN_EQUAL,
                    LESS_THAN,
                    LESS_THAN_EQUAL,
                    CONTAINS,
                    NOT_CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH -> throw new IllegalStateException("enums have no operator " + filter.operator());
        };
    }

    /** Names that do not exist match nothing in {@code =}, {@code in}, {@code not_in}, and fail in {@code !=}. */
    private static Condition ofNames(CheckedFilter filter, String member, List<String> names) {
        if (filter.operator().isUnary()) {
            throw new FailingQueryException("the server fails on " + filter.operator() + " for " + member);
        }
        if (filter.operator().takesList()) {
            Set<String> items = ListCondition.items(filter.value()).stream()
                    .map(item -> name(item, names))
                    .collect(Collectors.toUnmodifiableSet());
            boolean wanted = filter.operator() == Operator.IN;
            return row -> items.contains(value(row, member)) == wanted;
        }
        String name = name(filter.value(), names);
        if (filter.operator() == Operator.EQUAL) {
            return row -> value(row, member).equals(name);
        }
        if (!names.contains(name)) {
            throw new FailingQueryException(
                    "the server fails on != with a " + member + " that does not exist: `" + name + "`");
        }
        return row -> !value(row, member).equals(name);
    }

    /** The name that an item means, which may be an ordinal. */
    private static String name(String item, List<String> names) {
        for (int ordinal = 0; ordinal < names.size(); ordinal++) {
            if (item.equals(Integer.toString(ordinal))) {
                return names.get(ordinal);
            }
        }
        return item;
    }

    /** Rows from before sources were recorded count as the SDK's. */
    static Condition ofSource(CheckedFilter filter) {
        String wanted = filter.value();
        if (!filter.field().values().contains(wanted)) {
            throw new FailingQueryException("the server fails on a source that does not exist: `" + wanted + "`");
        }
        String also = wanted.equals("sdk") ? UNKNOWN : wanted;
        boolean equal = filter.operator() == Operator.EQUAL;
        return row -> {
            String actual = value(row, filter.field().name());
            return (actual.equals(wanted) || actual.equals(also)) == equal;
        };
    }

    private static String value(RowMembers row, String member) {
        String text = Condition.string(row, member);
        return text.isEmpty() ? UNKNOWN : text;
    }
}
