package dev.opikexport.emulator.derived;

import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.LiveRow;
import dev.opikexport.emulator.row.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the row of a thread from its traces. */
public final class ThreadAssembly {

    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;

    private ThreadAssembly() {}

    /** The row of a thread that has at least one trace. */
    public static LiveRow assemble(String threadIdJson, List<Row> traces) {
        List<Row> inOrder = traces.stream()
                .sorted(Comparator.comparing((Row trace) -> instant(trace, "start_time")))
                .toList();
        Row first = inOrder.get(0);
        UUID modelId = modelId(threadIdJson, traces);
        Map<String, String> members = new LinkedHashMap<>();
        members.put("id", threadIdJson);
        copy(first, "project_id", members, "project_id");
        members.put("thread_model_id", '"' + modelId.toString() + '"');
        copy(first, "start_time", members, "start_time");
        Optional<Row> last = inOrder.stream()
                .filter(trace -> trace.member("end_time") != null)
                .max(Comparator.comparing(trace -> instant(trace, "end_time")));
        last.ifPresent(trace -> copy(trace, "end_time", members, "end_time"));
        Durations.addTo(members);
        copy(first, "input", members, "first_message");
        last.ifPresent(trace -> copy(trace, "output", members, "last_message"));
        members.put("status", "\"active\"");
        members.put("number_of_messages", Integer.toString(2 * traces.size()));
        cost(traces).ifPresent(cost -> members.put("total_estimated_cost", cost));
        @Nullable String usage = Usage.sum(traces);
        if (usage != null) {
            members.put("usage", usage);
        }
        Row updated = latest(traces, "last_updated_at");
        copy(updated, "last_updated_at", members, "last_updated_at");
        copy(updated, "last_updated_by", members, "last_updated_by");
        copy(first, "created_by", members, "created_by");
        copy(first, "created_at", members, "created_at");
        copy(first, "environment", members, "environment");
        return LiveRow.of(modelId, MemberOrder.THREAD.sort(members), Map.of());
    }

    /** An id of version 7 with the time of the oldest trace, the same for the same thread. */
    private static UUID modelId(String threadIdJson, List<Row> traces) {
        UUID oldest =
                traces.stream().map(Row::id).min(Comparator.naturalOrder()).orElseThrow();
        long hash = UUID.nameUUIDFromBytes(threadIdJson.getBytes(StandardCharsets.UTF_8))
                .getLeastSignificantBits();
        return new UUID(oldest.getMostSignificantBits(), (hash & ~VARIANT_BITS) | VARIANT);
    }

    private static Row latest(List<Row> traces, String member) {
        return traces.stream()
                .max(Comparator.comparing(trace -> instant(trace, member)))
                .orElseThrow();
    }

    private static Instant instant(Row row, String member) {
        return Instant.parse(JsonMembers.text(Objects.requireNonNull(row.member(member))));
    }

    private static void copy(Row from, String member, Map<String, String> to, String name) {
        @Nullable String json = from.member(member);
        if (json != null) {
            to.put(name, json);
        }
    }

    private static Optional<String> cost(List<Row> traces) {
        return traces.stream()
                .map(trace -> trace.member("total_estimated_cost"))
                .filter(Objects::nonNull)
                .map(BigDecimal::new)
                .reduce(BigDecimal::add)
                .map(BigDecimal::toPlainString);
    }
}
