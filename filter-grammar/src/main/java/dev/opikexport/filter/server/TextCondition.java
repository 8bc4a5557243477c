package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.engine.JsonScanner;
import dev.opikexport.filter.engine.TextTest;
import java.util.function.Function;

/** Texts: compared as stored, where absent is empty. Input and output are the text of their JSON, quotes and all. */
final class TextCondition {

    private TextCondition() {}

    static Condition of(CheckedFilter filter) {
        String name = filter.field().name();
        TextTest test = filter.type() == FieldType.STRING
                ? TextTest.folding(filter.operator(), filter.value())
                : TextTest.exact(filter.operator(), filter.value());
        if (name.equals("experiment_id")) {
            return row -> ListCondition.anyString(row, "experiment_ids", test);
        }
        Function<RowMembers, String> text = text(name);
        return row -> test.test(text.apply(row));
    }

    private static Function<RowMembers, String> text(String name) {
        return switch (name) {
            case "input", "output", "first_message", "last_message" -> row -> Condition.json(row, name);
            case "error_type" -> TextCondition::errorType;
            case "guardrails" -> TextCondition::guardrails;
            default -> row -> Condition.string(row, name);
        };
    }

    private static String errorType(RowMembers row) {
        String json = row.member("error_info");
        int type = json == null ? -1 : JsonScanner.findMember(json, 0, "exception_type");
        return json == null || type < 0 ? "" : JsonScanner.stringAt(json, type);
    }

    /** One failed check makes the whole fail. */
    private static String guardrails(RowMembers row) {
        String json = row.member("guardrails_validations");
        if (json == null) {
            return "";
        }
        String result = "";
        int validation = JsonScanner.firstElement(json, 0);
        while (validation >= 0) {
            int check = JsonScanner.firstElement(json, JsonScanner.findMember(json, validation, "checks"));
            while (check >= 0) {
                result = "passed";
                int verdict = JsonScanner.findMember(json, check, "result");
                if (verdict >= 0 && JsonScanner.stringAt(json, verdict).equals("failed")) {
                    return "failed";
                }
                check = JsonScanner.nextElement(json, check);
            }
            validation = JsonScanner.nextElement(json, validation);
        }
        return result;
    }
}
