package dev.opikexport.core;

import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.server.RowMembers;
import org.jspecify.annotations.Nullable;

/**
 * The part of a selection that one run reads.
 *
 * @param range the ids
 * @param since only what came or changed since; null for everything
 * @param rowsBefore rows that an earlier run wrote, which count for the limit
 */
record Scope(KeyRange range, @Nullable Since since, long rowsBefore) {

    /** Everything. */
    static final Scope ALL = new Scope(KeyRange.ALL, null, 0);

    boolean contains(RowMembers row) {
        return since == null || since.test(row);
    }
}
