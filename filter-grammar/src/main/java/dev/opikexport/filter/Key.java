package dev.opikexport.filter;

import java.util.List;

/** What follows a column's name: the place in a dictionary, or the name of a score or of a dataset item's member. */
public sealed interface Key {

    /**
     * The name of a score, or of a member of a dataset item's data.
     *
     * @param name as it was logged; never blank
     */
    record Name(String name) implements Key {
        public Name {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a name has at least one character that is not blank");
            }
        }
    }

    /**
     * A path into JSON.
     *
     * @param steps from the outermost inwards; none means the whole
     */
    record Path(List<Step> steps) implements Key {
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /** One step of a path. */
    sealed interface Step {

        /** The member of that exact name; the server cannot be asked for an empty one. */
        record Member(String name) implements Step {
            public Member {
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("the name of a member has at least one character");
                }
            }
        }

        /** The elements at these places, counted from 0; the server takes the first that is neither object nor array. */
        record Elements(List<Integer> indexes) implements Step {
            public Elements {
                indexes = List.copyOf(indexes);
                if (indexes.isEmpty() || indexes.stream().anyMatch(index -> index < 0)) {
                    throw new IllegalArgumentException("elements are counted from 0");
                }
            }
        }

        /** The elements from one place, to before another. */
        record Slice(int from, int to) implements Step {
            public Slice {
                if (from < 0 || to < 0) {
                    throw new IllegalArgumentException("elements are counted from 0");
                }
            }
        }

        /** All elements. */
        record Every() implements Step {}
    }
}
