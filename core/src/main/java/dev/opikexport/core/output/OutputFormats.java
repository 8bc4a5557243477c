package dev.opikexport.core.output;

import dev.opikexport.filter.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The formats that there are. For one thread. */
public final class OutputFormats {

    private final List<OutputFormat> atHand;
    /** By name; null as long as nobody needs more than those at hand. */
    private @Nullable List<OutputFormat> all;

    private OutputFormats(List<OutputFormat> atHand, @Nullable List<OutputFormat> all) {
        this.atHand = atHand;
        this.all = all;
    }

    /**
     * The formats on the class path.
     *
     * @param atHand some of them, which are looked at first: to find the others takes a look into every jar
     */
    public static OutputFormats installed(OutputFormat... atHand) {
        return new OutputFormats(List.of(atHand), null);
    }

    /** Just these formats. */
    public static OutputFormats of(OutputFormat... formats) {
        return new OutputFormats(List.of(), sorted(Stream.of(formats)));
    }

    /** All of them, by name. */
    public List<OutputFormat> all() {
        List<OutputFormat> known = all;
        if (known == null) {
            known = sorted(ServiceLoader.load(OutputFormat.class).stream().map(ServiceLoader.Provider::get));
            all = known;
        }
        return known;
    }

    /**
     * The format of that name, in any case.
     *
     * @throws InvalidOptionException with the names that there are
     */
    public OutputFormat byName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return first(format -> format.name().equals(wanted))
                .orElseThrow(() -> new InvalidOptionException("There is no format '" + name + "'."
                        + Nearest.question(
                                name, all().stream().map(OutputFormat::name).toList())
                        + " Use one of: " + join(OutputFormat::name) + "."));
    }

    /**
     * The format that a file's ending says.
     *
     * @param fileName a file's name or path
     * @throws InvalidOptionException with the endings that there are
     */
    public OutputFormat byFileName(String fileName) {
        return findByFileName(fileName)
                .orElseThrow(() -> new InvalidOptionException("The ending of '" + fileName + "' says no format."
                        + Nearest.question(ending(fileName.toLowerCase(Locale.ROOT)), endings())
                        + " Name the format, or use one of: " + String.join(", ", endings()) + "."));
    }

    /** The same; empty if the ending says no format. */
    public Optional<OutputFormat> findByFileName(String fileName) {
        String wanted = fileName.toLowerCase(Locale.ROOT);
        return first(format -> format.endings().stream().anyMatch(wanted::endsWith));
    }

    private Optional<OutputFormat> first(Predicate<OutputFormat> condition) {
        Optional<OutputFormat> found = atHand.stream().filter(condition).findFirst();
        return found.isPresent() ? found : all().stream().filter(condition).findFirst();
    }

    private static List<OutputFormat> sorted(Stream<OutputFormat> formats) {
        return formats.sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    private List<String> endings() {
        return all().stream().flatMap(format -> format.endings().stream()).toList();
    }

    /** The name from its last point, or its last but one before a compression. */
    private static String ending(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('/') + 1);
        int point = name.lastIndexOf('.');
        boolean compressed = name.endsWith(".gz") || name.endsWith(".zst");
        int before = compressed ? name.lastIndexOf('.', point - 1) : point;
        return name.substring(Math.max(0, before < 0 ? point : before));
    }

    private String join(Function<OutputFormat, String> text) {
        return String.join(", ", all().stream().map(text).toList());
    }
}
