package dev.opikexport.filter.formula;

import static dev.opikexport.filter.catalog.Operator.EQUAL;
import static dev.opikexport.filter.catalog.Operator.IN;
import static dev.opikexport.filter.catalog.Operator.NOT_EQUAL;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.Literal;
import dev.opikexport.filter.Literal.Text;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.formula.Formula.All;
import dev.opikexport.filter.formula.Formula.Any;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists on columns where the server has {@code in}: it splits them at commas, trims the items and drops blank ones, as we
 * do, except that an item with a comma is asked for on its own. It trims fewer blanks than a text may be made of that it refuses as blank: such
 * an item is asked for with a comma behind it.
 */
final class EnumLists {

    private EnumLists() {}

    static Formula lower(Comparison comparison, Condition condition) {
        boolean in = comparison.operator() == IN;
        List<String> items = items(comparison);
        List<String> plain =
                items.stream().filter(item -> item.indexOf(',') < 0).toList();
        List<Formula> parts = new ArrayList<>();
        if (!plain.isEmpty()) {
            String joined = String.join(",", plain);
            parts.add(condition.ask(comparison.operator(), joined.isBlank() ? joined + "," : joined));
        }
        if (!comparison.field().isClosed()) {
            items.stream()
                    .filter(item -> item.indexOf(',') >= 0)
                    .forEach(item -> parts.add(condition.ask(in ? EQUAL : NOT_EQUAL, item)));
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return in ? new Any(parts) : new All(parts);
    }

    private static List<String> items(Comparison comparison) {
        return Lowering.texts(comparison).stream()
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /** Joins several {@code =} on one such column into one {@code in}, so that they need one query instead of many. */
    static List<Filter> joinEqual(List<Filter> operands) {
        Map<Field, List<Literal>> joined = new LinkedHashMap<>();
        List<Filter> others = new ArrayList<>();
        for (Filter operand : operands) {
            if (operand instanceof Comparison comparison && isListItem(comparison)) {
                joined.computeIfAbsent(comparison.field(), field -> new ArrayList<>())
                        .add(comparison.value());
            } else {
                others.add(operand);
            }
        }
        joined.forEach(
                (field, values) -> others.add(new Comparison(field, null, values.size() > 1 ? IN : EQUAL, values)));
        return others;
    }

    private static boolean isListItem(Comparison comparison) {
        return comparison.operator() == EQUAL
                && comparison.field().type().operators().contains(IN)
                && comparison.value() instanceof Text text
                && !text.text().isBlank()
                && text.text().equals(text.text().trim())
                && text.text().indexOf(',') < 0;
    }
}
