package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.FilterPrinter;

/** {@code filter format}. */
final class FormatCommand extends Command {

    private final Environment environment;

    private final FilterArguments arguments = with(new FilterArguments());

    FormatCommand(Environment environment) {
        super("format", "Prints a filter in its canonical form.");
        this.environment = environment;
        examples("opik-export filter format 'tags contains \"prod\" OR duration > 2s'");
    }

    @Override
    public Integer call() {
        environment.out().println(FilterPrinter.print(arguments.parse(environment)));
        return 0;
    }
}
