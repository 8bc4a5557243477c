package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.cli.command.Options;
import dev.opikexport.filter.catalog.Entity;

/** Whose columns a filter compares. */
final class EntityOption extends Options {

    private final Argument<Entity> entity = option(
                    new NamedConverter<>(Entity.values()),
                    "-e, --entity",
                    "ENTITY",
                    "traces (the default), spans, threads, dataset_items or prompt_versions")
            .or(Entity.TRACES);

    EntityOption() {
        super("");
    }

    Entity entity() {
        return entity.value();
    }
}
