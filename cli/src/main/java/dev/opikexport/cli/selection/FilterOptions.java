package dev.opikexport.cli.selection;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.Options;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;

/** Which rows: a filter in the filter language, and bounds of time, which become part of it. */
public final class FilterOptions extends Options {

    private final Argument<String> filter = text(
                    "-f, --filter",
                    "OQL|@FILE",
                    "only rows that match, for example 'duration > 2s'; @FILE reads the filter from a file, "
                            + "@- from standard input; see: opik-export filter --help")
            .or("");

    private final TimeOptions times = with(new TimeOptions());

    /** Nothing given yet. */
    public FilterOptions() {
        super("Rows");
    }

    /** Whether anything but all rows is asked for. */
    public boolean isGiven() {
        return !filter.value().isBlank() || times.isGiven();
    }

    /**
     * What is asked for.
     *
     * @throws dev.opikexport.cli.command.UsageException if a time or the filter of a file is wrong
     * @throws dev.opikexport.filter.InvalidFilterException if the filter is wrong
     */
    public Filter of(Entity entity, Environment environment) {
        return written(entity, environment).filter();
    }

    /**
     * What is asked for, and the words that say it.
     *
     * @param words the filter's text and the bounds of time as options; empty if nothing was given
     */
    public record Written(Filter filter, String words) {}

    /** The same with the user's words. */
    public Written written(Entity entity, Environment environment) {
        Filter bounds = times.filter(entity, environment.clock());
        FilterText text = FilterText.of(filter.value(), environment);
        return new Written(
                text.parse(entity, environment).and(bounds), (text.text().strip() + times.words()).strip());
    }
}
