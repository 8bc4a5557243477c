package dev.opikexport.cli.selection;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UnreadableFileException;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A filter as an argument gives it: the text itself, or behind {@code @} the file that holds it.
 *
 * @param text the filter
 * @param place where it stands, in words for users; empty for the argument itself
 */
public record FilterText(String text, String place) {

    private static final String FILE = "@";
    private static final String STANDARD_INPUT = "-";
    /** More than any filter may have. */
    private static final int MOST_BYTES = 1 << 20;

    /**
     * Reads an argument.
     *
     * @throws UsageException if it names no file behind {@code @}
     * @throws UnreadableFileException if it names a file that cannot be read
     */
    public static FilterText of(String argument, Environment environment) {
        if (!argument.startsWith(FILE)) {
            return new FilterText(argument, "");
        }
        String name = argument.substring(FILE.length());
        if (name.isEmpty()) {
            throw new UsageException(
                    "Behind @ stands the name of a file with the filter, for example -f @slow.oql, or - for standard input.");
        }
        boolean fromInput = name.equals(STANDARD_INPUT);
        String place = fromInput ? "standard input" : name;
        try {
            byte[] bytes = fromInput ? environment.in().readNBytes(MOST_BYTES) : Files.readAllBytes(Path.of(name));
            return new FilterText(new String(bytes, StandardCharsets.UTF_8).strip(), place);
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException("There is no file " + name + " to read the filter from.");
        } catch (IOException e) {
            throw new UnreadableFileException("Cannot read the filter from " + place + ": "
                    + (e instanceof AccessDeniedException ? "permission denied." : e.getMessage()));
        }
    }

    /**
     * The filter.
     *
     * @throws UsageException if it stands in a file and is wrong; the message shows its lines
     * @throws InvalidFilterException if it is the argument itself and is wrong
     */
    public Filter parse(Entity entity, Environment environment) {
        try {
            Filter filter = OqlParser.parse(entity, text, ParseOptions.DEFAULT.withClock(environment.clock()));
            OqlParser.slips(text).forEach(environment.messages()::warn);
            return filter;
        } catch (InvalidFilterException e) {
            if (place.isEmpty()) {
                throw e;
            }
            throw new UsageException("the filter in " + place + " cannot be used\n" + e.getMessage());
        }
    }
}
