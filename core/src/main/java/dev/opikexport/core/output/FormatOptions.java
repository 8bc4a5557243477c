package dev.opikexport.core.output;

import dev.opikexport.filter.problem.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a format is told besides the columns.
 *
 * @param settings the user's choices by {@link FormatOption#name()}
 * @param metadata what a file says of itself, where its format can: any names but those that begin with {@code opik-export.}
 * @param notices what the user is told when a value cannot be kept as it is
 */
public record FormatOptions(Map<String, String> settings, Map<String, String> metadata, Notices notices) {

    public FormatOptions {
        settings = Map.copyOf(settings);
        metadata = Map.copyOf(metadata);
    }

    /** No settings, no metadata, and nobody who listens. */
    public static FormatOptions none() {
        return new FormatOptions(Map.of(), Map.of(), new Notices(notice -> {}));
    }

    /** These options with one more setting. */
    public FormatOptions with(String setting, String value) {
        return new FormatOptions(plus(settings, setting, value), metadata, notices);
    }

    /** These options with one more thing that files say of themselves. */
    public FormatOptions withMetadata(String name, String value) {
        return new FormatOptions(settings, plus(metadata, name, value), notices);
    }

    /** These options with a listener, who gets a sentence at a time. */
    public FormatOptions withNotices(Consumer<String> listener) {
        return new FormatOptions(settings, metadata, new Notices(listener));
    }

    /** The value of a setting, if the user chose one. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /**
     * Refuses settings that a format does not understand.
     *
     * @throws InvalidOptionException with the settings and values that it does
     */
    public void check(OutputFormat format) {
        settings.forEach((name, value) -> {
            FormatOption option = format.options().stream()
                    .filter(o -> o.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidOptionException(unknown(format, name)));
            if (!option.values().isEmpty() && !option.values().contains(value)) {
                throw new InvalidOptionException("'%s' is not a value of the %s option '%s'.%s Use one of: %s."
                        .formatted(
                                value,
                                format.name(),
                                name,
                                Nearest.question(value, option.values()),
                                String.join(", ", option.values())));
            }
        });
    }

    private static String unknown(OutputFormat format, String name) {
        List<String> known = format.options().stream().map(FormatOption::name).toList();
        return "The format %s has no option '%s'.%s %s"
                .formatted(
                        format.name(),
                        name,
                        Nearest.question(name, known),
                        known.isEmpty() ? "It has none." : "It has: " + String.join(", ", known) + ".");
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
