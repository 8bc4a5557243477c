package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.filter.catalog.Entity;
import java.util.List;

/** Reads the name of an entity. */
final class EntityConverter extends NamedConverter<Entity> {

    EntityConverter() {
        super(List.of(Entity.values()), Entity::id);
    }
}
