package dev.opikexport.filter.plan;

import dev.opikexport.filter.formula.Complement;
import dev.opikexport.filter.formula.Formula;
import dev.opikexport.filter.formula.Formula.All;
import dev.opikexport.filter.formula.Formula.Any;
import dev.opikexport.filter.formula.Formula.Ask;
import dev.opikexport.filter.formula.Formula.Negation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A formula as alternatives, each a list of conditions that all hold.
 *
 * @param alternatives select at least the rows of the formula; no alternative holds all conditions of another one
 * @param reasons why they select more; empty if they select exactly the formula's rows
 */
record NormalForm(List<Set<Ask>> alternatives, Set<String> reasons) {

    private static final NormalForm TRUE = new NormalForm(List.of(Set.of()), Set.of());

    boolean isExact() {
        return reasons.isEmpty();
    }

    /** The alternatives of a formula, at most the limit. */
    static NormalForm of(Formula formula, int limit) {
        if (formula instanceof Ask ask) {
            return ofAsk(ask, limit);
        }
        if (formula instanceof Negation negation) {
            return ofNegation(negation.part(), limit);
        }
        return formula instanceof All all ? ofAll(all.parts(), limit) : ofAny(((Any) formula).parts(), limit);
    }

    private static NormalForm ofAsk(Ask ask, int limit) {
        return ask.isSendable()
                ? new NormalForm(List.of(Set.of(ask)), Set.of())
                : of(Complement.weaker(ask), limit)
                        .because("the server fails on texts with a backslash before a quote: " + describe(ask));
    }

    private static NormalForm ofNegation(Formula part, int limit) {
        if (part instanceof Negation negation) {
            return of(negation.part(), limit);
        }
        if (part instanceof All all) {
            return ofAny(negated(all.parts()), limit);
        }
        if (part instanceof Any any) {
            return ofAll(negated(any.parts()), limit);
        }
        Ask ask = (Ask) part;
        Complement complement = Complement.of(ask);
        NormalForm form = of(complement.formula(), limit);
        return complement.isExact() ? form : form.because("the server has no opposite of " + describe(ask));
    }

    private static List<Formula> negated(List<Formula> parts) {
        return parts.stream().<Formula>map(Negation::new).toList();
    }

    /** Puts off what would need too many alternatives; what needs few comes first. */
    private static NormalForm ofAll(List<Formula> parts, int limit) {
        List<NormalForm> forms = parts.stream().map(part -> of(part, limit)).toList();
        NormalForm all = TRUE;
        for (NormalForm form : inOrder(forms, Function.identity())) {
            all = (long) all.alternatives.size() * form.alternatives.size() <= limit
                    ? all.and(form)
                    : all.because(tooMany(limit));
        }
        return all;
    }

    /** Parts of an AND in the order in which they get room: fewest alternatives first. */
    static <T> List<T> inOrder(List<T> parts, Function<T, NormalForm> form) {
        return parts.stream()
                .sorted((a, b) -> Integer.compare(
                        form.apply(a).alternatives.size(),
                        form.apply(b).alternatives.size()))
                .toList();
    }

    private static NormalForm ofAny(List<Formula> parts, int limit) {
        List<Set<Ask>> alternatives = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (Formula part : parts) {
            NormalForm form = of(part, limit);
            reasons.addAll(form.reasons);
            form.alternatives.forEach(alternative -> addUnlessImplied(alternatives, alternative));
            if (alternatives.size() > limit) {
                return new NormalForm(TRUE.alternatives, reasons).because(tooMany(limit));
            }
        }
        return new NormalForm(alternatives, reasons);
    }

    private NormalForm and(NormalForm other) {
        List<Set<Ask>> product = new ArrayList<>();
        for (Set<Ask> mine : alternatives) {
            for (Set<Ask> theirs : other.alternatives) {
                Set<Ask> both = new LinkedHashSet<>(mine);
                both.addAll(theirs);
                addUnlessImplied(product, both);
            }
        }
        Set<String> all = new LinkedHashSet<>(reasons);
        all.addAll(other.reasons);
        return new NormalForm(product, all);
    }

    NormalForm because(String reason) {
        Set<String> more = new LinkedHashSet<>(reasons);
        more.add(reason);
        return new NormalForm(alternatives, more);
    }

    private static void addUnlessImplied(List<Set<Ask>> alternatives, Set<Ask> added) {
        if (alternatives.stream().noneMatch(added::containsAll)) {
            alternatives.removeIf(alternative -> alternative.containsAll(added));
            alternatives.add(added);
        }
    }

    private static String tooMany(int limit) {
        return "it would take more than " + limit + " queries";
    }

    private static String describe(Ask ask) {
        return Explanation.describe(ask.filter());
    }
}
