package dev.opikexport.core.manifest;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Entity;

/** Filters in files: as this tool prints them, so without {@code now}, and as they are read back. */
public final class PrintedFilter {

    /** What was read within limits may be longer when it is printed. */
    private static final ParseOptions OPTIONS = ParseOptions.DEFAULT.withLimits(
            new ParseOptions.Limits(Integer.MAX_VALUE, 2 * ParseOptions.Limits.DEFAULT.depth(), Integer.MAX_VALUE));

    private PrintedFilter() {}

    /** The text of a filter. */
    public static String of(Filter filter) {
        return FilterPrinter.print(filter);
    }

    /**
     * The filter of a text.
     *
     * @throws dev.opikexport.filter.InvalidFilterException if somebody changed the text
     */
    public static Filter read(Entity entity, String text) {
        return OqlParser.parse(entity, text, OPTIONS);
    }
}
