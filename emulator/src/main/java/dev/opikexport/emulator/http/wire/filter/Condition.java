package dev.opikexport.emulator.http.wire.filter;

import dev.opikexport.filter.plan.RestFilter;
import org.jspecify.annotations.Nullable;

/** A condition of any entity. */
public interface Condition {

    /** The condition in the terms of the filter language. */
    RestFilter toRestFilter();

    /** Fails with the server's message if a member is a JSON null. */
    static void requireNonNull(@Nullable Object member, String name) {
        if (member == null) {
            throw new NullPointerException(name + " is marked non-null but is null");
        }
    }
}
