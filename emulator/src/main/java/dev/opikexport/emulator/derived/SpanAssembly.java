package dev.opikexport.emulator.derived;

import dev.opikexport.emulator.row.LiveRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the row of a span from what is stored of it. */
public final class SpanAssembly {

    private SpanAssembly() {}

    /**
     * The row.
     *
     * @param stored the span's members; derived ones among them are replaced
     * @param metadata the stored metadata, or null
     */
    public static LiveRow assemble(UUID id, Map<String, String> stored, @Nullable String metadata) {
        Map<String, String> members = new LinkedHashMap<>(stored);
        Durations.addTo(members);
        String shown = Metadata.shown("provider", members.get("provider"), metadata);
        members.remove("metadata");
        if (shown != null) {
            members.put("metadata", shown);
        }
        return LiveRow.of(
                id, MemberOrder.SPAN.sort(members), metadata == null ? Map.of() : Map.of("metadata", metadata));
    }
}
