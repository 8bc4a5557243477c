package dev.opikexport.cli.command;

import dev.opikexport.filter.problem.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few things by its name, and says which there are if it is none of them. */
public abstract class NamedConverter<T> implements ITypeConverter<T> {

    private final Map<String, T> things = new LinkedHashMap<>();

    /** Of these things. */
    protected NamedConverter(Collection<T> things, Function<T, String> name) {
        things.forEach(thing -> this.things.put(name.apply(thing), thing));
    }

    /** Their names, in order. */
    public final Collection<String> names() {
        return things.keySet();
    }

    @Override
    public final T convert(String name) {
        T thing = things.get(name);
        if (thing == null) {
            throw new TypeConversionException("there is no '" + name + "'." + Nearest.question(name, things.keySet())
                    + " Use one of: " + String.join(", ", things.keySet()));
        }
        return thing;
    }
}
