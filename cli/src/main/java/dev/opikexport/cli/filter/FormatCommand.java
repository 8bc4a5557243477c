package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.FilterPrinter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filter format}. */
@Command(
        name = "format",
        mixinStandardHelpOptions = true,
        header = "Prints a filter in its canonical form.",
        footerHeading = "%nExample:%n",
        footer = "  opik-export filter format 'tags contains \"prod\" OR duration > 2s'")
final class FormatCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private FilterArguments arguments = new FilterArguments();

    FormatCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        environment.out().println(FilterPrinter.print(arguments.parse(environment)));
        return 0;
    }
}
