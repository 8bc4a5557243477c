package dev.opikexport.filter.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a filter selects. Every entity has columns of its own: see {@link Catalog}. */
public enum Entity {
    TRACES,
    SPANS,
    THREADS,
    DATASET_ITEMS,
    PROMPT_VERSIONS;

    /** The name in commands and files, for example {@code dataset_items}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if it is known what the server makes of filters on this entity, so that rows can be decided here. */
    public boolean isEvaluated() {
        return this == TRACES || this == SPANS || this == THREADS;
    }

    /** The entity of that exact {@link #id()}. */
    public static Optional<Entity> of(String id) {
        return Arrays.stream(values()).filter(e -> e.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id();
    }
}
