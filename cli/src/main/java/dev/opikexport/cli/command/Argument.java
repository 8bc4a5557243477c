package dev.opikexport.cli.command;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;
import picocli.CommandLine.ScopeType;

/**
 * An option, or an argument that stands without a name, and its value once the command line is read. {@link Options} makes them.
 *
 * <p>picocli gets its model from here. It could read the same from annotations, which took a quarter of the time of a short command.
 *
 * @param <T> the type of the value
 */
public final class Argument<T> implements IGetter, ISetter {

    private static final Pattern BETWEEN_NAMES = Pattern.compile(", ");

    /** Empty for what stands without a name. */
    private final String[] names;

    private final String heading;
    private final String label;
    private final String[] description;
    private final Class<?> type;
    private final Class<?>[] parts;

    private ITypeConverter<?>[] converters = {};
    private Range arity = Range.valueOf("1");
    private boolean required;
    private ScopeType scope = ScopeType.LOCAL;
    private @Nullable T value;
    private @Nullable Consumer<T> listener;

    /**
     * An argument of these names, or without one.
     *
     * @param part what each element of a list is; else none
     */
    Argument(String heading, String names, String label, String[] description, Class<?> type, Class<?>... part) {
        this.heading = heading;
        this.names = names.isEmpty() ? new String[0] : BETWEEN_NAMES.split(names);
        this.label = label;
        this.description = description;
        this.type = type;
        this.parts = part.length == 0 ? new Class<?>[] {type} : part;
    }

    /** What stands if nothing is given; a description shows it for {@code ${DEFAULT-VALUE}}. */
    public Argument<T> or(T usual) {
        value = usual;
        return this;
    }

    /** Must be given; arguments without a name must be anyway, unless they may be {@link #many}. */
    public Argument<T> required() {
        required = true;
        return this;
    }

    /** Taken by the commands below, too. */
    public Argument<T> everywhere() {
        scope = ScopeType.INHERIT;
        return this;
    }

    /** Also told to somebody else, each time it changes. */
    public Argument<T> tell(Consumer<T> other) {
        listener = other;
        return this;
    }

    /** Read from text in a way of its own; of a list, each element is. */
    Argument<T> readBy(ITypeConverter<?> converter) {
        converters = new ITypeConverter<?>[] {converter};
        return this;
    }

    /** How many of them there may be, as picocli writes ranges, such as {@code 0..1}. */
    Argument<T> many(String range) {
        arity = Range.valueOf(range);
        return this;
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if none is given and none is usual
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("No value of " + (names.length == 0 ? label : names[0]));
        }
        return value;
    }

    /** The value; null if none is given and none is usual. */
    public @Nullable T orNull() {
        return value;
    }

    /** The value; another one if none is given and none is usual. */
    public T orElse(T other) {
        return value == null ? other : value;
    }

    /** The heading in help texts above it; empty for the usual one. */
    public String heading() {
        return heading;
    }

    /**
     * The model of it, for picocli.
     *
     * @param place how many arguments without a name stand before it
     */
    ArgSpec model(int place) {
        return names.length == 0
                ? PositionalParamSpec.builder()
                        .index(place + (type == List.class ? "..*" : ""))
                        .paramLabel(label)
                        .description(description)
                        .type(type)
                        .auxiliaryTypes(parts)
                        .converters(converters)
                        .arity(arity)
                        .required(arity.min() > 0)
                        .initialValue(value)
                        .getter(this)
                        .setter(this)
                        .build()
                : OptionSpec.builder(names)
                        .paramLabel(label)
                        .description(description)
                        .type(type)
                        .auxiliaryTypes(parts)
                        .converters(converters)
                        .required(required)
                        .scopeType(scope)
                        .initialValue(value)
                        .getter(this)
                        .setter(this)
                        .build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the form that picocli asks for
    public <V> @Nullable V get() {
        return (V) value;
    }

    @Override
    @SuppressWarnings("unchecked") // picocli read it as the type that the argument was made with
    public <V> @Nullable V set(@Nullable V read) {
        T before = value;
        value = (T) read;
        if (listener != null && value != null && !value.equals(before)) {
            listener.accept(value);
        }
        return (V) before;
    }
}
