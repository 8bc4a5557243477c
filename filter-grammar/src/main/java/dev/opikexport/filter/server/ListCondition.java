package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.JsonScanner;
import dev.opikexport.filter.engine.TextTest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Arrays of strings: tags, annotation queues, experiments. */
final class ListCondition {

    private ListCondition() {}

    /** {@code contains} is that of texts; {@code =} asks for an element as it is written. */
    static Condition of(CheckedFilter filter) {
        String member = filter.field().name();
        return switch (filter.operator()) {
            case CONTAINS -> any(member, TextTest.folding(filter.operator(), filter.value()));
            case NOT_CONTAINS -> none(member, TextTest.folding(Operator.CONTAINS, filter.value()));
            case EQUAL -> any(member, filter.value()::equals);
            case NOT_EQUAL -> none(member, filter.value()::equals);
            case IS_EMPTY -> none(member, text -> true);
            case IS_NOT_EMPTY -> any(member, text -> true);
            case GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL, STARTS_WITH, ENDS_WITH, IN, NOT_IN ->
                throw new IllegalStateException("lists have no operator " + filter.operator());
        };
    }

    /** A trace that is in no experiment never matches, whatever the operator. */
    static Condition ofIds(CheckedFilter filter) {
        Set<String> ids = items(filter.value());
        boolean wanted = filter.operator() == Operator.IN;
        return any("experiment_ids", id -> ids.contains(id) == wanted);
    }

    /** What stands between commas, without blanks around it; empty items are none. */
    static Set<String> items(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean anyString(RowMembers row, String member, TextTest test) {
        String json = row.member(member);
        int element = json == null ? -1 : JsonScanner.firstElement(json, 0);
        while (json != null && element >= 0) {
            if (test.test(JsonScanner.stringAt(json, element))) {
                return true;
            }
            element = JsonScanner.nextElement(json, element);
        }
        return false;
    }

    private static Condition any(String member, TextTest test) {
        return row -> anyString(row, member, test);
    }

    private static Condition none(String member, TextTest test) {
        return row -> !anyString(row, member, test);
    }
}
