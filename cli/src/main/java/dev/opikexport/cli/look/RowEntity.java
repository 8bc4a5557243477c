package dev.opikexport.cli.look;

import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.filter.catalog.Entity;
import java.util.List;

/** Reads the name of an entity that has rows. */
public final class RowEntity extends NamedConverter<Entity> {

    RowEntity() {
        super(List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS), Entity::id);
    }
}
