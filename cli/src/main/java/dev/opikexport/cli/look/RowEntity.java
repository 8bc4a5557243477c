package dev.opikexport.cli.look;

import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.filter.catalog.Entity;

/** An entity that has rows, as an argument. */
public final class RowEntity {

    private RowEntity() {}

    /** Reads its name. */
    public static NamedConverter<Entity> byName() {
        return new NamedConverter<>(Entity.TRACES, Entity.SPANS, Entity.THREADS);
    }
}
