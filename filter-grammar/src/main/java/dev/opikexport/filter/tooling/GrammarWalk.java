package dev.opikexport.filter.tooling;

import dev.opikexport.filter.internal.OqlParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Follows tokens through the grammar one by one, and knows at each place which could come next. */
final class GrammarWalk {

    private static final ATN GRAMMAR = OqlParser._ATN;

    /** No rule of the grammar. */
    static final int NO_RULE = -1;

    /** A state of the grammar, with the states to go on from when its rule ends. */
    private record Place(ATNState state, @Nullable Return caller) {}

    private record Return(ATNState state, @Nullable Return caller) {}

    private Set<Place> places = start();

    private static Set<Place> start() {
        return closure(Set.of(new Place(GRAMMAR.ruleToStartState[OqlParser.RULE_filter], null)));
    }

    /**
     * Takes the next token.
     *
     * @return the rule that takes it, or {@link #NO_RULE} where the grammar has no place for it: then the walk stands as at
     *     the start after a token that joins comparisons, and else waits for one
     */
    int take(int type) {
        Set<Place> next = new LinkedHashSet<>();
        int rule = NO_RULE;
        for (Place place : places) {
            for (Transition transition : place.state.getTransitions()) {
                if (!transition.isEpsilon()
                        && transition.matches(type, Token.MIN_USER_TOKEN_TYPE, GRAMMAR.maxTokenType)) {
                    next.add(new Place(transition.target, place.caller));
                    rule = place.state.ruleIndex;
                }
            }
        }
        places = rule == NO_RULE && joins(type) ? start() : closure(next);
        return rule;
    }

    private static boolean joins(int type) {
        return switch (type) {
            case OqlParser.AND, OqlParser.OR, OqlParser.FOREIGN_AND, OqlParser.FOREIGN_OR -> true;
            default -> false;
        };
    }

    /** The types of the tokens that could come next; none after one that has no place. */
    IntervalSet next() {
        IntervalSet next = new IntervalSet();
        for (Place place : places) {
            for (Transition transition : place.state.getTransitions()) {
                if (!transition.isEpsilon()) {
                    next.addAll(transition.label());
                }
            }
        }
        return next;
    }

    private static Set<Place> closure(Set<Place> from) {
        Set<Place> all = new LinkedHashSet<>();
        Deque<Place> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (all.add(place)) {
                follow(place, open);
            }
        }
        return all;
    }

    private static void follow(Place place, Deque<Place> open) {
        if (place.state instanceof RuleStopState) {
            if (place.caller != null) {
                open.push(new Place(place.caller.state, place.caller.caller));
            }
            return;
        }
        for (Transition transition : place.state.getTransitions()) {
            if (transition instanceof RuleTransition rule) {
                open.push(new Place(rule.target, new Return(rule.followState, place.caller)));
            } else if (transition.isEpsilon()) {
                open.push(new Place(transition.target, place.caller));
            }
        }
    }
}
