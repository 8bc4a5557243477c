package dev.opikexport.emulator.store;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trace or span as it is logged, or the members that an update changes.
 *
 * @param members JSON texts by the API's names, normalised; without metadata
 * @param metadata null if none was sent
 */
public record Draft(
        UUID id, Map<String, String> members, @Nullable String metadata) {

    public Draft {
        members = Map.copyOf(members);
    }
}
