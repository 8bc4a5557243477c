package dev.opikexport.cli.look;

import dev.opikexport.filter.catalog.Entity;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an entity that has rows. */
public final class RowEntity implements ITypeConverter<Entity> {

    RowEntity() {}

    @Override
    public Entity convert(String name) {
        return List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS).stream()
                .filter(entity -> entity.id().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("'" + name + "' has no rows; use one of: traces, spans, threads"));
    }
}
