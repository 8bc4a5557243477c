package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.plan.FilterPlan;

/** {@code filter explain}. */
final class ExplainCommand extends Command {

    private final Environment environment;

    private final FilterArguments arguments = with(new FilterArguments());

    ExplainCommand(Environment environment) {
        super("explain", "Says what the server decides, what is decided here, and in how many queries.");
        this.environment = environment;
        examples("opik-export filter explain 'tags contains \"prod\" OR duration > 2s'");
    }

    @Override
    public Integer call() {
        environment.out().println(FilterPlan.of(arguments.parse(environment)).explain());
        return 0;
    }
}
