package dev.opikexport.core.schema;

import java.util.List;

/**
 * Where in a row a column's value is.
 *
 * @param member the top-level member
 * @param steps from the member's value down; none for the whole value
 */
public record RowPath(String member, List<Step> steps) {

    public RowPath {
        if (member.isBlank()) {
            throw new IllegalArgumentException("A path starts with a member");
        }
        steps = List.copyOf(steps);
    }

    /** The whole value of a top-level member. */
    public static RowPath of(String member) {
        return new RowPath(member, List.of());
    }

    /** Whether it is the whole value of the top-level member. */
    public boolean isMember(String name) {
        return steps.isEmpty() && member.equals(name);
    }

    /** As {@link Schema#select} takes it: {@code usage.total_tokens}. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(ChoiceText.written(member));
        for (Step step : steps) {
            if (step instanceof Step.Index index) {
                path.append('[').append(index.index()).append(']');
            } else {
                String name = step instanceof Step.Key key ? key.name() : ((Step.Named) step).name();
                path.append('.').append(ChoiceText.written(name));
            }
        }
        return path.toString();
    }

    /** One step down. */
    public sealed interface Step {

        /** To the member of an object. */
        record Key(String name) implements Step {}

        /** To the element of an array, from 0. */
        record Index(int index) implements Step {}

        /** To the first element of an array that is an object whose member {@code name} is this text. */
        record Named(String name) implements Step {}
    }
}
