package dev.opikexport.cli.selection;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows: a filter in the filter language, and bounds of time, which become part of it. */
@HelpSection("Rows")
public final class FilterOptions {

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "OQL|@FILE",
            description = "only rows that match, for example 'duration > 2s'; @FILE reads the filter from a file, "
                    + "@- from standard input; see: opik-export filter --help")
    private String filter = "";

    @Mixin
    private TimeOptions times = new TimeOptions();

    /** Nothing given yet. */
    public FilterOptions() {}

    /** Whether anything but all rows is asked for. */
    public boolean isGiven() {
        return !filter.isBlank() || times.isGiven();
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
        FilterText text = FilterText.of(filter, environment);
        return new Written(
                text.parse(entity, environment).and(bounds), (text.text().strip() + times.words()).strip());
    }
}
