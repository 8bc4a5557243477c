package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.plan.FilterPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filter explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Says what the server decides, what is decided here, and in how many queries.",
        footerHeading = "%nExample:%n",
        footer = "  opik-export filter explain 'tags contains \"prod\" OR duration > 2s'")
final class ExplainCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private FilterArguments arguments = new FilterArguments();

    ExplainCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        environment.out().println(FilterPlan.of(arguments.parse(environment)).explain());
        return 0;
    }
}
