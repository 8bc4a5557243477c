package dev.opikexport.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options that belong together and stand under one heading of help texts. Each is a field, made by one of the methods here: so a command takes
 * it, too, if it takes these options with {@link #with}. Names are given as help texts show them, {@code "-f, --filter"}.
 */
public abstract class Options {

    private final String heading;
    private final List<Argument<?>> all = new ArrayList<>();

    /** Options under a heading; empty for the usual one. */
    protected Options(String heading) {
        this.heading = heading;
    }

    /** An option without a value. */
    protected final Argument<Boolean> flag(String names, String... description) {
        return add(new Argument<Boolean>(heading, names, "", description, boolean.class))
                .or(false);
    }

    /** An option with a text. */
    protected final Argument<String> text(String names, String label, String... description) {
        return add(new Argument<>(heading, names, label, description, String.class));
    }

    /** An option with texts: it may be repeated. */
    protected final Argument<List<String>> texts(String names, String label, String... description) {
        return add(new Argument<List<String>>(heading, names, label, description, List.class, String.class))
                .or(List.of());
    }

    /** An option with names and values: it may be repeated. */
    protected final Argument<List<Setting>> settings(String names, String label, String... description) {
        return add(new Argument<List<Setting>>(heading, names, label, description, List.class, Setting.class))
                .readBy(new Setting.Converter())
                .or(List.of());
    }

    /** An option with a whole number, from the least to the most that makes sense. */
    protected final Argument<Integer> number(String names, String label, int least, int most, String... description) {
        return add(new Argument<Integer>(heading, names, label, description, int.class))
                .readBy(new WholeNumbers<>(least, most, number -> (int) number));
    }

    /** An option with a whole number, which may be beyond two billion. */
    protected final Argument<Long> number(String names, String label, long least, String... description) {
        return add(new Argument<Long>(heading, names, label, description, long.class))
                .readBy(new WholeNumbers<>(least, Long.MAX_VALUE, Long::valueOf));
    }

    /** An option with a path. */
    protected final Argument<Path> path(String names, String label, String... description) {
        return add(new Argument<>(heading, names, label, description, Path.class));
    }

    /** An option whose text is read in a way of its own. */
    protected final <T> Argument<T> option(
            ITypeConverter<T> converter, String names, String label, String... description) {
        return add(new Argument<T>(heading, names, label, description, Object.class))
                .readBy(converter);
    }

    /** A text without a name, which must be given; the next one takes the next place. */
    protected final Argument<String> argument(String label, String... description) {
        return add(new Argument<>(heading, "", label, description, String.class));
    }

    /** The same, read in a way of its own. */
    protected final <T> Argument<T> argument(ITypeConverter<T> converter, String label, String... description) {
        return add(new Argument<T>(heading, "", label, description, Object.class))
                .readBy(converter);
    }

    /** A text without a name, which may be left out. */
    protected final Argument<String> optionalArgument(String label, String... description) {
        return add(new Argument<String>(heading, "", label, description, String.class))
                .many("0..1");
    }

    /** Any number of texts without names. */
    protected final Argument<List<String>> arguments(String label, String... description) {
        return add(new Argument<List<String>>(heading, "", label, description, List.class, String.class))
                .many("0..*")
                .or(List.of());
    }

    /** Options of another group, under its heading. */
    protected final <G extends Options> G with(G others) {
        all.addAll(((Options) others).all);
        return others;
    }

    private <T> Argument<T> add(Argument<T> argument) {
        all.add(argument);
        return argument;
    }

    /** Makes a command take all of these. */
    public final void addTo(CommandSpec spec) {
        all.forEach(
                argument -> spec.add(argument.model(spec.positionalParameters().size())));
    }
}
