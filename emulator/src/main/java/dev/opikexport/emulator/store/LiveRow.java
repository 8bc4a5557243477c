package dev.opikexport.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row on the heap, whose bytes are prepared when they are first asked for. */
public final class LiveRow implements Row {

    private final UUID id;
    private final Map<String, String> shown;
    private final Map<String, String> storedApart;
    private volatile @Nullable Bytes listBytes;
    private volatile @Nullable Bytes searchBytes;

    /**
     * A row.
     *
     * @param shown what the API returns, in its order
     * @param storedApart the stored text of {@link Row#STORED_APART}; absent members are absent in the database
     */
    public LiveRow(UUID id, Map<String, String> shown, Map<String, String> storedApart) {
        this.id = id;
        this.shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
        this.storedApart = Map.copyOf(storedApart);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Bytes bytes(Form form) {
        Bytes known = form == Form.LIST ? listBytes : searchBytes;
        if (known != null) {
            return known;
        }
        Bytes made = Bytes.of(JsonMembers.join(shown(form)));
        if (form == Form.LIST) {
            listBytes = made;
        } else {
            searchBytes = made;
        }
        return made;
    }

    @Override
    public Map<String, String> shown(Form form) {
        Map<String, String> members = new LinkedHashMap<>();
        shown.forEach((name, json) -> members.put(name, Decimals.inForm(name, json, form)));
        return members;
    }

    @Override
    public @Nullable String member(String name) {
        return STORED_APART.contains(name) ? storedApart.get(name) : shown.get(name);
    }
}
