package dev.opikexport.cli.filter;

import dev.opikexport.filter.catalog.Entity;
import picocli.CommandLine.Option;

/** Whose columns a filter compares. */
final class EntityOption {

    @Option(
            names = {"-e", "--entity"},
            paramLabel = "ENTITY",
            defaultValue = "traces",
            converter = EntityConverter.class,
            description = "traces (the default), spans, threads, dataset_items or prompt_versions")
    private Entity entity = Entity.TRACES;

    EntityOption() {}

    Entity entity() {
        return entity;
    }
}
