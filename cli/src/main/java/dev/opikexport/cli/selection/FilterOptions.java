package dev.opikexport.cli.selection;

import dev.opikexport.cli.Environment;
import dev.opikexport.cli.HelpSection;
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
     * @throws dev.opikexport.cli.UsageException if a time or the filter of a file is wrong
     * @throws dev.opikexport.filter.InvalidFilterException if the filter is wrong
     */
    public Filter of(Entity entity, Environment environment) {
        Filter bounds = times.filter(entity, environment.clock());
        return FilterText.of(filter, environment).parse(entity, environment).and(bounds);
    }
}
