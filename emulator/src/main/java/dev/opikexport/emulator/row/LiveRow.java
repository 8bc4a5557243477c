package dev.opikexport.emulator.row;

import dev.opikexport.filter.server.RowMembers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row on the heap, whose bytes are prepared when they are first asked for. */
public final class LiveRow implements Row {

    private static final int MAX_EARLIER_VERSIONS = 3;
    private static final String EXPERIMENT = "experiment";

    private final UUID id;
    private final @Nullable UUID traceId;
    private final @Nullable UUID parentId;
    private final Map<String, String> shown;
    private final Map<String, String> storedApart;
    private final List<String> experiments;
    private final List<RowMembers> earlierVersions;
    private volatile @Nullable Bytes listBytes;
    private volatile @Nullable Bytes searchBytes;

    private LiveRow(
            Map<String, String> shown,
            Map<String, String> storedApart,
            List<String> experiments,
            List<RowMembers> earlierVersions,
            UUID id) {
        this.id = id;
        this.traceId = id(shown.get("trace_id"));
        this.parentId = id(shown.get("parent_span_id"));
        this.shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
        this.storedApart = Map.copyOf(storedApart);
        this.experiments = List.copyOf(experiments);
        this.earlierVersions = List.copyOf(earlierVersions);
    }

    /**
     * A row.
     *
     * @param shown what the API returns, in its order, with decimals as POST search prints them
     * @param storedApart the stored text of {@link Row#STORED_APART}; absent members are absent in the database
     */
    public static LiveRow of(UUID id, Map<String, String> shown, Map<String, String> storedApart) {
        return new LiveRow(shown, storedApart, List.of(), List.of(), id);
    }

    /** The row as it replaces another version, which it remembers with the few before it. */
    public LiveRow after(@Nullable Row earlier) {
        if (earlier == null) {
            return this;
        }
        List<RowMembers> versions = new ArrayList<>(earlier.earlierVersions());
        versions.add(earlier instanceof LiveRow live ? live.withEarlierVersions(List.of()) : earlier);
        int merged = Math.max(0, versions.size() - MAX_EARLIER_VERSIONS);
        return new LiveRow(shown, storedApart, experiments, versions.subList(merged, versions.size()), id);
    }

    /** The same row with these earlier versions instead of its own. */
    public LiveRow withEarlierVersions(List<RowMembers> versions) {
        return new LiveRow(shown, storedApart, experiments, versions, id);
    }

    /** The trace as a member of experiments, given as the JSON objects that the API shows. */
    public LiveRow inExperiments(List<String> experimentObjects) {
        return new LiveRow(shown, storedApart, experimentObjects, earlierVersions, id);
    }

    /** The trace with other scores of its spans; null for none. */
    public LiveRow withSpanScores(@Nullable String json) {
        Map<String, String> members = new LinkedHashMap<>(shown);
        if (json == null) {
            members.remove("span_feedback_scores");
        } else {
            members.replace("span_feedback_scores", json);
        }
        return new LiveRow(members, storedApart, experiments, earlierVersions, id);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public @Nullable UUID traceId() {
        return traceId;
    }

    @Override
    public @Nullable UUID parentId() {
        return parentId;
    }

    @Override
    public Bytes bytes(Form form) {
        Bytes known = form == Form.LIST ? listBytes : searchBytes;
        if (known != null) {
            return known;
        }
        Bytes made = Bytes.of(JsonMembers.join(Decimals.inForm(shown, form)));
        if (form == Form.LIST) {
            listBytes = made;
        } else {
            searchBytes = made;
        }
        return made;
    }

    @Override
    public Map<String, String> shown() {
        return shown;
    }

    @Override
    public @Nullable String member(String name) {
        return STORED_APART.contains(name) ? storedApart.get(name) : shown.get(name);
    }

    @Override
    public List<RowMembers> earlierVersions() {
        return earlierVersions;
    }

    @Override
    public List<String> experiments() {
        return experiments;
    }

    @Override
    public List<Row> copies() {
        if (experiments.size() < 2) {
            return List.of(this);
        }
        List<Row> copies = new ArrayList<>();
        for (String experiment : experiments) {
            Map<String, String> members = new LinkedHashMap<>(shown);
            members.put(EXPERIMENT, experiment);
            copies.add(of(id, members, storedApart));
        }
        return copies;
    }

    private static @Nullable UUID id(@Nullable String json) {
        return json == null ? null : UUID.fromString(JsonMembers.text(json));
    }
}
