package dev.opikexport.filter.plan;

import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.formula.Formula.Ask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the conditions of one query, and leaves out those that the server would misunderstand together. */
final class QueryBuilder {

    private final int room;
    private final List<RestFilter> filters = new ArrayList<>();
    private final Set<String> fieldsWithoutScore = new HashSet<>();
    /** With why each was left out. */
    private final Map<Ask, String> leftOut = new LinkedHashMap<>();

    private boolean totalIsReliable = true;
    private int length;

    QueryBuilder(int room) {
        this.room = room;
    }

    void add(Ask ask) {
        RestFilter filter = ask.filter();
        if (asksForNoScore(ask) && !fieldsWithoutScore.add(filter.field())) {
            leftOut.put(ask, "the server negates several is_empty on " + filter.field() + " as one");
            return;
        }
        int added = lengthInUrl(RestFilter.toJson(List.of(filter)));
        if (length + added > room) {
            leftOut.put(ask, "the filters would make the URL longer than servers take");
            return;
        }
        length += added;
        filters.add(filter);
        totalIsReliable &= !ask.field().isSpanAggregate();
    }

    /** Letters and digits take one byte, and others three for each byte of theirs in UTF-8. */
    private static int lengthInUrl(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                length += 6;
            } else if (c >= 0x80) {
                length += c < 0x800 ? 6 : 9;
            } else {
                length += Character.isLetterOrDigit(c) ? 1 : 3;
            }
        }
        return length;
    }

    private static boolean asksForNoScore(Ask ask) {
        return ask.field().type() == FieldType.FEEDBACK_SCORES_NUMBER
                && ask.filter().operator() == Operator.IS_EMPTY;
    }

    /** The conditions that were left out, and why. */
    Map<Ask, String> leftOut() {
        return leftOut;
    }

    PlannedQuery build() {
        return new PlannedQuery(filters, totalIsReliable);
    }
}
