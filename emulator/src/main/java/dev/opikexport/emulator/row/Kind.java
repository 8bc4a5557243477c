package dev.opikexport.emulator.row;

import dev.opikexport.filter.catalog.Entity;

/** What a row is. */
public enum Kind {
    TRACE(Entity.TRACES),
    SPAN(Entity.SPANS),
    THREAD(Entity.THREADS);

    private final Entity entity;

    Kind(Entity entity) {
        this.entity = entity;
    }

    /** The filter language's name of the kind. */
    public Entity entity() {
        return entity;
    }
}
