package dev.opikexport.core.selection;

import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Members of rows that nobody asked for, and that the server can leave out. */
public final class Unwanted {

    private static final Set<String> PAYLOADS = Set.of("input", "output", "metadata");
    /** The members that can be large and that every server of the last years can leave out. */
    private static final Set<String> LARGE =
            Set.of("input", "output", "metadata", "tags", "error_info", "usage", "feedback_scores", "comments");

    private Unwanted() {}

    /**
     * The names of these members.
     *
     * @param residual the part of the filter that is decided here, for which all but payloads comes
     */
    public static Set<String> members(Schema schema, Optional<Filter> residual) {
        if (schema.isContract() || schema.entity() == Entity.THREADS) {
            return Set.of();
        }
        Set<String> unwanted = new TreeSet<>(residual.isEmpty() ? LARGE : PAYLOADS);
        Set<String> wanted = new HashSet<>(schema.members());
        residual.ifPresent(filter -> addPayloads(filter, wanted));
        if (wanted.contains("span_feedback_scores")) {
            wanted.add("feedback_scores"); // without these the server leaves out the others, too
        }
        unwanted.removeAll(wanted);
        return unwanted;
    }

    private static void addPayloads(Filter filter, Set<String> wanted) {
        for (Filter.Comparison comparison : filter.comparisons()) {
            PAYLOADS.stream()
                    .filter(payload -> comparison.field().name().startsWith(payload))
                    .forEach(wanted::add);
        }
    }
}
