package dev.opikexport.core.output;

import dev.opikexport.filter.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formats that there are. */
public final class OutputFormats {

    private final List<OutputFormat> formats;

    private OutputFormats(Stream<OutputFormat> formats) {
        this.formats = formats.sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** The formats on the class path. */
    public static OutputFormats installed() {
        return new OutputFormats(ServiceLoader.load(OutputFormat.class).stream().map(ServiceLoader.Provider::get));
    }

    /** Just these formats. */
    public static OutputFormats of(OutputFormat... formats) {
        return new OutputFormats(Stream.of(formats));
    }

    /** All of them, by name. */
    public List<OutputFormat> all() {
        return formats;
    }

    /**
     * The format of that name, in any case.
     *
     * @throws InvalidOptionException with the names that there are
     */
    public OutputFormat byName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return formats.stream()
                .filter(format -> format.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException("There is no format '" + name + "'."
                        + Nearest.question(
                                name, formats.stream().map(OutputFormat::name).toList())
                        + " Use one of: " + join(OutputFormat::name) + "."));
    }

    /**
     * The format that a file's ending says.
     *
     * @param fileName a file's name or path
     * @throws InvalidOptionException with the endings that there are
     */
    public OutputFormat byFileName(String fileName) {
        String wanted = fileName.toLowerCase(Locale.ROOT);
        return formats.stream()
                .filter(format -> format.endings().stream().anyMatch(wanted::endsWith))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException("The ending of '" + fileName + "' says no format."
                        + Nearest.question(ending(wanted), endings())
                        + " Name the format, or use one of: " + String.join(", ", endings()) + "."));
    }

    private List<String> endings() {
        return formats.stream().flatMap(format -> format.endings().stream()).toList();
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
        return String.join(", ", formats.stream().map(text).toList());
    }
}
