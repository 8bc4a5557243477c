package dev.opikexport.filter.server;

import org.jspecify.annotations.Nullable;

/** A row as the evaluator sees it: the top-level members of one JSON object, each as JSON text. */
@FunctionalInterface
public interface RowMembers {

    /**
     * The compact JSON text of a member, as the server stores or returns it; null if the row has no such member.
     *
     * @param name the member's name in the API, for example {@code start_time}
     */
    @Nullable
    String member(String name);
}
