package dev.opikexport.emulator.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A packed row whose members have been taken apart once; what else is needed is made when it is asked for. */
final class OpenedRow implements Row {

    private final PackedRow packed;
    private final Map<String, String> listed;

    /** The row with its members as lists print them. */
    OpenedRow(PackedRow packed, Map<String, String> listed) {
        this.packed = packed;
        this.listed = listed;
    }

    @Override
    public UUID id() {
        return packed.id();
    }

    @Override
    public @Nullable UUID traceId() {
        return packed.traceId();
    }

    @Override
    public @Nullable UUID parentId() {
        return packed.parentId();
    }

    @Override
    public Bytes bytes(Form form) {
        return packed.bytes(form);
    }

    @Override
    public Map<String, String> shown() {
        return Decimals.inForm(listed, Form.SEARCH);
    }

    @Override
    public @Nullable String member(String name) {
        return switch (name) {
            case "metadata" -> withoutInjected(listed.get(name));
            case "experiment_ids", "annotation_queue_ids" -> null;
            default -> listed.get(name);
        };
    }

    /** Generated metadata is an object, and what the server puts first stands first in it. */
    private static @Nullable String withoutInjected(@Nullable String metadata) {
        if (metadata == null) {
            return null;
        }
        Map<String, String> members = new LinkedHashMap<>(JsonMembers.split(metadata));
        members.remove("providers");
        members.remove("provider");
        return JsonMembers.join(members);
    }
}
