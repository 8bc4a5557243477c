package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.plan.FilterPlan;

/** {@code filter check}. */
final class CheckCommand extends Command {

    private final Environment environment;

    private final FilterArguments arguments = with(new FilterArguments());

    CheckCommand(Environment environment) {
        super(
                "check",
                "Says whether a filter can be used: every problem with its place, and notes on what may surprise.");
        this.environment = environment;
        describe("Ends with 0 if the filter can be used, with 2 if not.");
        examples("opik-export filter check 'duration > 2s AND tags contains \"prod\"'");
    }

    @Override
    public Integer call() {
        FilterPlan plan = FilterPlan.of(arguments.parse(environment));
        environment.out().println("ok");
        plan.notes().forEach(note -> environment.out().println("note: " + note));
        return 0;
    }
}
