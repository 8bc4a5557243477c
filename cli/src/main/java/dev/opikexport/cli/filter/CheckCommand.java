package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.plan.FilterPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filter check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Says whether a filter can be used: every problem with its place, and notes on what may surprise.",
        description = "Ends with 0 if the filter can be used, with 2 if not.",
        footerHeading = "%nExample:%n",
        footer = "  opik-export filter check 'duration > 2s AND tags contains \"prod\"'")
final class CheckCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private FilterArguments arguments = new FilterArguments();

    CheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        FilterPlan plan = FilterPlan.of(arguments.parse(environment));
        environment.out().println("ok");
        plan.notes().forEach(note -> environment.out().println("note: " + note));
        return 0;
    }
}
