package dev.opikexport.filter.plan;

import dev.opikexport.filter.catalog.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition as the server's REST API takes it; a list of them means AND.
 *
 * @param field the server's field name, for example {@code usage.total_tokens}
 * @param operator the comparison
 * @param key the path inside a dictionary or the name of a score; null where the field takes none
 * @param value the text as it is sent, before the URL is encoded; empty for operators without a value
 */
public record RestFilter(
        String field, Operator operator, @Nullable String key, String value) {

    /** The condition without a key. */
    public static RestFilter of(String field, Operator operator, String value) {
        return new RestFilter(field, operator, null, value);
    }

    /** The list as the JSON array that the server's {@code filters} parameter takes. An absent key is sent empty. */
    public static String toJson(List<RestFilter> filters) {
        StringBuilder json = new StringBuilder("[");
        for (RestFilter filter : filters) {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append("{\"field\":");
            JsonText.appendQuoted(json, filter.field);
            json.append(",\"operator\":");
            JsonText.appendQuoted(json, filter.operator.symbol());
            json.append(",\"key\":");
            JsonText.appendQuoted(json, filter.key == null ? "" : filter.key);
            json.append(",\"value\":");
            JsonText.appendQuoted(json, filter.value);
            json.append('}');
        }
        return json.append(']').toString();
    }
}
