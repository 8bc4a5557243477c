package dev.opikexport.emulator.derived;

import dev.opikexport.emulator.row.JsonMembers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's habit of putting the providers of a trace, and the provider of a span, into the metadata it returns. */
public final class Metadata {

    private Metadata() {}

    /**
     * The metadata as the API returns it.
     *
     * @param name the injected member's name
     * @param value its JSON text, or null if nothing is injected
     * @param stored what was logged, or null
     * @return null if there is nothing to return
     */
    public static @Nullable String shown(String name, @Nullable String value, @Nullable String stored) {
        if (value == null) {
            return stored;
        }
        Map<String, String> members = new LinkedHashMap<>();
        members.put(name, value);
        if (stored != null && stored.startsWith("{")) {
            members.putAll(JsonMembers.split(stored));
        }
        return JsonMembers.join(members);
    }
}
