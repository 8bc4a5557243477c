package dev.opikexport.filter;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.formula.Formula;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;
import java.util.List;
import java.util.function.Predicate;

/** Decides whether a row matches a filter, exactly as the server would. Immutable and safe for threads. */
public final class FilterPredicate {

    private final Predicate<RowMembers> predicate;

    private FilterPredicate(Predicate<RowMembers> predicate) {
        this.predicate = predicate;
    }

    /**
     * The predicate of a filter on traces, spans or threads.
     *
     * @throws IllegalArgumentException for another entity
     */
    public static FilterPredicate of(Filter filter) {
        return new FilterPredicate(compile(Formula.of(filter)));
    }

    /** True if the row matches. */
    public boolean test(RowMembers row) {
        return predicate.test(row);
    }

    private static Predicate<RowMembers> compile(Formula formula) {
        if (formula instanceof Formula.Ask ask) {
            Entity entity = ask.field().entity();
            ServerQuery query = ask.isSendable()
                    ? ServerQuery.of(entity, List.of(ask.filter()))
                    : ServerQuery.ofUnsendable(entity, ask.filter());
            return query::test;
        }
        if (formula instanceof Formula.Negation negation) {
            return compile(negation.part()).negate();
        }
        return formula instanceof Formula.All all
                ? ofAll(all.parts())
                : ofAll(negated((Formula.Any) formula)).negate();
    }

    /** One loop instead of a chain of predicates, which could be too deep for the stack. */
    private static Predicate<RowMembers> ofAll(List<Formula> parts) {
        List<Predicate<RowMembers>> predicates =
                parts.stream().map(FilterPredicate::compile).toList();
        return row -> {
            for (Predicate<RowMembers> predicate : predicates) {
                if (!predicate.test(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static List<Formula> negated(Formula.Any any) {
        return any.parts().stream().<Formula>map(Formula.Negation::new).toList();
    }
}
