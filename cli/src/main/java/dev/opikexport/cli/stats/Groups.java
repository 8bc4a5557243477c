package dev.opikexport.cli.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** A sum for each of so many names; further names share one. */
final class Groups<S> {

    /** The name of the sum that further names share. */
    static final String OTHERS = "(others)";

    private static final int MOST = 1000;

    private final Supplier<S> zero;
    private final Map<String, S> sums = new HashMap<>();

    Groups(Supplier<S> zero) {
        this.zero = zero;
    }

    /** The sum of a name. */
    S of(String name) {
        String key = sums.containsKey(name) || sums.size() < MOST ? name : OTHERS;
        return sums.computeIfAbsent(key, k -> zero.get());
    }

    /** The names and their sums, the greatest first. */
    List<Map.Entry<String, S>> greatestFirst(ToLongFunction<S> size) {
        return sums.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, S>>comparingLong(entry -> -size.applyAsLong(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }
}
