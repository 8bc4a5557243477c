package dev.opikexport.emulator.derived;

import dev.opikexport.emulator.row.Decimals;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.LiveRow;
import dev.opikexport.emulator.row.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the row of a trace from what is stored of it and from its spans. */
public final class TraceAssembly {

    private TraceAssembly() {}

    /**
     * The row.
     *
     * @param stored the trace's own members; derived ones among them are replaced
     * @param apart the stored text of {@link Row#STORED_APART}
     */
    public static LiveRow assemble(UUID id, Map<String, String> stored, Map<String, String> apart, List<Row> spans) {
        Map<String, String> members = new LinkedHashMap<>(stored);
        Durations.addTo(members);
        String providers = providers(spans);
        put(
                members,
                "metadata",
                Metadata.shown("providers", "[]".equals(providers) ? null : providers, apart.get("metadata")));
        put(members, "usage", Usage.sum(spans));
        put(members, "total_estimated_cost", cost(spans));
        put(members, "span_feedback_scores", spanScores(spans));
        members.put("span_count", Integer.toString(spans.size()));
        members.put("llm_span_count", Long.toString(count(spans, "\"llm\"")));
        members.put("has_tool_spans", Boolean.toString(count(spans, "\"tool\"") > 0));
        members.put("providers", providers);
        return LiveRow.of(id, MemberOrder.TRACE.sort(members), apart);
    }

    private static void put(Map<String, String> members, String name, @Nullable String json) {
        members.remove(name);
        if (json != null) {
            members.put(name, json);
        }
    }

    private static long count(List<Row> spans, String type) {
        return spans.stream().filter(span -> type.equals(span.member("type"))).count();
    }

    private static String providers(List<Row> spans) {
        TreeSet<String> providers = spans.stream()
                .map(span -> span.member("provider"))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return "[" + String.join(",", providers) + "]";
    }

    private static @Nullable String cost(List<Row> spans) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row span : spans) {
            String cost = span.member("total_estimated_cost");
            sum = cost == null ? sum : sum.add(new BigDecimal(cost));
        }
        return sum.signum() == 0 ? null : Decimals.print(sum, Form.SEARCH);
    }

    /** The scores of spans as a trace shows them, decimals as POST search prints them; null if there are none. */
    public static @Nullable String spanScores(List<Row> spans) {
        List<Score> scores = new ArrayList<>();
        spans.forEach(span -> scores.addAll(Scores.parse(span.member("feedback_scores"))));
        return Scores.print(scores);
    }
}
