package dev.opikexport.emulator.row;

import dev.opikexport.filter.server.RowMembers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One trace, span or thread, never changed. As {@link RowMembers} it shows what is stored, which filters compare. */
public interface Row extends RowMembers {

    /** The members whose stored text is not what the API returns, or that the API does not return at all. */
    Set<String> STORED_APART = Set.of("metadata", "experiment_ids", "annotation_queue_ids");

    /** The row's id; of a thread, the id of its model. */
    UUID id();

    /** The trace of a span; null for others. */
    @Nullable
    UUID traceId();

    /** The parent of a span; null for others and at the top. */
    @Nullable
    UUID parentId();

    /** The prepared bytes of the JSON object that the API returns. */
    Bytes bytes(Form form);

    /** The members that the API returns, in their order, with decimals as POST search prints them. */
    Map<String, String> shown();

    /** The same row, ready for a look at several members. */
    default Row opened() {
        return this;
    }

    /** What statistics add up. */
    default RowFigures figures() {
        return RowFigures.of(this);
    }

    /** Earlier versions, which go on matching filters until the database has merged them away. */
    default List<RowMembers> earlierVersions() {
        return List.of();
    }

    /** The experiments that a trace is in, as the JSON objects that the API shows; none for other rows. */
    default List<String> experiments() {
        return List.of();
    }

    /** What the API returns for this row: a trace in several experiments is returned once for each. */
    default List<Row> copies() {
        return List.of(this);
    }
}
