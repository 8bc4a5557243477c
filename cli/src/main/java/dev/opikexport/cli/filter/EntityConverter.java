package dev.opikexport.cli.filter;

import dev.opikexport.filter.catalog.Entity;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an entity. */
final class EntityConverter implements ITypeConverter<Entity> {

    static final String DESCRIPTION = "traces (the default), spans, threads, dataset_items or prompt_versions";

    EntityConverter() {}

    @Override
    public Entity convert(String name) {
        return Entity.of(name)
                .orElseThrow(() -> new TypeConversionException("there is no entity '" + name + "'; use one of: "
                        + Arrays.stream(Entity.values()).map(Entity::id).collect(Collectors.joining(", "))));
    }
}
