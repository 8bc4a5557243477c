package dev.opikexport.filter.formula;

import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.formula.Formula.Ask;
import dev.opikexport.filter.plan.RestFilter;
import org.jspecify.annotations.Nullable;

/** Makes conditions on one column. */
record Condition(Field field, @Nullable String key) {

    static Condition of(Comparison comparison) {
        return new Condition(comparison.field(), ServerKey.of(comparison.key()));
    }

    /** The condition that the server compares with exactly this text. */
    Ask ask(Operator operator, String value) {
        String sent = field.type().isDecodedTwice() ? value.replace("%", "%25").replace("+", "%2B") : value;
        return new Ask(field, new RestFilter(field.name(), operator, key, sent));
    }
}
