package dev.opikexport.filter.formula;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.plan.RestFilter;
import java.util.List;

/**
 * What a filter means, in terms of single conditions that the server decides: the one meaning that both the plan and the
 * evaluation of rows follow.
 */
public sealed interface Formula {

    /** What every row matches. */
    Formula TRUE = new All(List.of());

    /** What no row matches. */
    Formula FALSE = new Any(List.of());

    /** All parts hold; none is always true. */
    record All(List<Formula> parts) implements Formula {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Some part holds; none is never true. */
    record Any(List<Formula> parts) implements Formula {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The part does not hold. */
    record Negation(Formula part) implements Formula {}

    /**
     * One condition of the server.
     *
     * @param field the column of the filter
     * @param filter the condition as it is sent
     */
    record Ask(Field field, RestFilter filter) implements Formula {

        /** False if the server's query would fail on the value, so that only an evaluation here can decide. */
        public boolean isSendable() {
            return filter.operator().isUnary() || !filter.value().contains("\\'");
        }
    }

    /** The meaning of a filter. */
    static Formula of(Filter filter) {
        return Lowering.lower(filter);
    }
}
