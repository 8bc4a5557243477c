package dev.opikexport.emulator.store;

import dev.opikexport.filter.server.RowMembers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One trace, span or thread. As {@link RowMembers} it shows what is stored, which filters compare. */
public interface Row extends RowMembers {

    /** The members whose stored text is not what the API returns, or that the API does not return at all. */
    Set<String> STORED_APART = Set.of("metadata", "experiment_ids", "annotation_queue_ids");

    /** The row's id; of a thread, an id made for its place in the list. */
    UUID id();

    /** The prepared bytes of the JSON object that the API returns. */
    Bytes bytes(Form form);

    /** The members that the API returns, in their order. */
    Map<String, String> shown(Form form);
}
