package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.JsonScanner;

/** What the database asks of a row for one filter. */
@FunctionalInterface
interface Condition {

    boolean test(RowMembers row);

    /** The condition of one filter. A filter on scores that asks for none of a name is like any other here. */
    static Condition of(CheckedFilter filter) {
        return switch (filter.type()) {
            case STRING, STRING_EXACT -> TextCondition.of(filter);
            case STRING_LIST -> ListCondition.ofIds(filter);
            case DATE_TIME -> TimeCondition.of(filter);
            case NUMBER -> NumberCondition.of(filter);
            case FEEDBACK_SCORES_NUMBER -> ScoreCondition.of(filter);
            case DICTIONARY -> DictionaryCondition.of(filter);
            case LIST -> ListCondition.of(filter);
            case ENUM -> EnumCondition.of(filter);
            case ENUM_LEGACY -> EnumCondition.ofSource(filter);
            case ERROR_CONTAINER -> ofPresence(filter);
            case MAP -> throw new IllegalArgumentException("not evaluated here: " + filter);
        };
    }

    private static Condition ofPresence(CheckedFilter filter) {
        boolean wanted = filter.operator() == Operator.IS_NOT_EMPTY;
        return row -> isPresent(row, filter.field()) == wanted;
    }

    private static boolean isPresent(RowMembers row, Field field) {
        String json = row.member(field.name());
        return json != null && !json.equals("null");
    }

    /** The content of a member that is a string; empty if it is absent. */
    static String string(RowMembers row, String member) {
        String json = row.member(member);
        return json == null || !json.startsWith("\"") ? "" : JsonScanner.decodeString(json);
    }

    /** The JSON text of a member; empty if it is absent. */
    static String json(RowMembers row, String member) {
        String json = row.member(member);
        return json == null ? "" : json;
    }

    /** The server's query cannot hold every text. */
    static void failOnBrokenText(CheckedFilter filter) {
        String key = filter.key();
        boolean broken = !filter.operator().isUnary() && filter.value().contains("\\'");
        if (broken || (filter.type().isKeyed() && key != null && key.contains("\\'"))) {
            throw new FailingQueryException("a text with a backslash before a single quote breaks the server's query");
        }
    }
}
