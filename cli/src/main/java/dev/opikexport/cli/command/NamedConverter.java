package dev.opikexport.cli.command;

import dev.opikexport.filter.problem.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few things by its name, and says which there are if it is none of them. */
public final class NamedConverter<E extends Enum<E>> implements ITypeConverter<E> {

    private final Map<String, E> things = new LinkedHashMap<>();

    /** Of these, by their names in small letters. */
    @SafeVarargs
    public NamedConverter(E... things) {
        for (E thing : things) {
            this.things.put(thing.name().toLowerCase(Locale.ROOT), thing);
        }
    }

    /** Their names, in order. */
    public Collection<String> names() {
        return things.keySet();
    }

    @Override
    public E convert(String name) {
        E thing = things.get(name.toLowerCase(Locale.ROOT));
        if (thing == null) {
            throw new TypeConversionException("there is no '" + name + "'." + Nearest.question(name, things.keySet())
                    + " Use one of: " + String.join(", ", things.keySet()));
        }
        return thing;
    }
}
