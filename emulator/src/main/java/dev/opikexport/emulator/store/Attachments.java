package dev.opikexport.emulator.store;

import dev.opikexport.emulator.row.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The files that hang on traces and spans. Safe for several threads. */
public final class Attachments {

    private final Map<Owner, List<Attachment>> byOwner = new ConcurrentHashMap<>();

    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    private record Owner(Kind kind, UUID id) {}

    /**
     * A file.
     *
     * @param name any text
     * @param bytes not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is; nobody compares attachments
    public record Attachment(String name, String mimeType, byte[] bytes) {}

    /** None. */
    Attachments() {}

    /** Adds one to a trace or span, whether there is such a row or not. */
    public void add(Kind kind, UUID id, Attachment attachment) {
        byOwner.compute(new Owner(kind, id), (owner, files) -> {
            List<Attachment> all = files == null ? new ArrayList<>() : new ArrayList<>(files);
            all.add(attachment);
            return all;
        });
    }

    /** Those of a row, the first added first. */
    public List<Attachment> of(Kind kind, UUID id) {
        return List.copyOf(byOwner.getOrDefault(new Owner(kind, id), List.of()));
    }

    /** Lists files of that name as before, but has them no more. */
    public void lose(String name) {
        lost.add(name);
    }

    /** Has them again. */
    public void restore(String name) {
        lost.remove(name);
    }

    /** One of a row by its name. */
    public Optional<Attachment> find(Kind kind, UUID id, String name) {
        return of(kind, id).stream()
                .filter(file -> file.name().equals(name) && !lost.contains(name))
                .findFirst();
    }
}
