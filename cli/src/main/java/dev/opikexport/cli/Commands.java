package dev.opikexport.cli;

import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.Program;
import dev.opikexport.cli.completion.CompleteCommand;
import dev.opikexport.cli.completion.CompletionCommand;
import dev.opikexport.cli.demo.DemoCommand;
import dev.opikexport.cli.demo.EmulatorCommand;
import dev.opikexport.cli.export.ColumnsCommand;
import dev.opikexport.cli.export.SpansCommand;
import dev.opikexport.cli.export.ThreadsCommand;
import dev.opikexport.cli.export.TracesCommand;
import dev.opikexport.cli.filter.FilterCommand;
import dev.opikexport.cli.help.HelpCommand;
import dev.opikexport.cli.help.ManCommand;
import dev.opikexport.cli.look.CountCommand;
import dev.opikexport.cli.look.PreviewCommand;
import dev.opikexport.cli.look.ProjectsCommand;
import dev.opikexport.cli.setup.ConfigureCommand;
import dev.opikexport.cli.setup.DoctorCommand;
import dev.opikexport.cli.stats.StatsCommand;
import dev.opikexport.cli.verify.VerifyCommand;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands. Only the one that is called is made with its options, because making those of all takes a while. */
final class Commands {

    private static final Set<String> LISTED_BY = Set.of("-h", "--help", "-V", "--version");

    /** Names and what they do, in the order of the help, of all that it lists. */
    private static final String[][] LISTED = {
        {"traces", TracesCommand.HEADER},
        {"spans", SpansCommand.HEADER},
        {"threads", ThreadsCommand.HEADER},
        {"columns", ColumnsCommand.HEADER},
        {"verify", VerifyCommand.HEADER},
        {"projects", ProjectsCommand.HEADER},
        {"preview", PreviewCommand.HEADER},
        {"count", CountCommand.HEADER},
        {"stats", StatsCommand.HEADER},
        {"configure", ConfigureCommand.HEADER},
        {"doctor", DoctorCommand.HEADER},
        {"filter", FilterCommand.HEADER},
        {"emulator", EmulatorCommand.HEADER},
        {"demo", DemoCommand.HEADER},
        {"completion", CompletionCommand.HEADER},
        {"man", ManCommand.HEADER},
        {"help", HelpCommand.HEADER}
    };

    private static final Program PROGRAM = new Program() {
        @Override
        public int run(Environment environment, String... arguments) {
            return Main.run(environment, arguments);
        }

        @Override
        public CommandLine describe(Environment environment, String... arguments) {
            return Main.commandLine(environment, arguments);
        }
    };

    private Commands() {}

    /** Adds the command that the arguments begin with, or all commands if they begin with something else. */
    static void addTo(CommandLine line, Environment environment, String... arguments) {
        Command only = arguments.length == 0 ? null : named(arguments[0], environment);
        if (only != null) {
            line.addSubcommand(only.line());
            return;
        }
        for (String[] listed : LISTED) {
            line.addSubcommand(Objects.requireNonNull(named(listed[0], environment), listed[0])
                    .line());
        }
        line.addSubcommand(new CompleteCommand(environment, PROGRAM).line());
    }

    /** Adds all commands without their options, if nothing else is shown of them. */
    static boolean listIn(CommandLine line, String... arguments) {
        boolean list = arguments.length == 0 || (arguments.length == 1 && LISTED_BY.contains(arguments[0]));
        if (list) {
            for (String[] listed : LISTED) {
                CommandSpec outline = CommandSpec.create();
                outline.usageMessage().header(listed[1]);
                line.addSubcommand(listed[0], outline);
            }
        }
        return list;
    }

    /** Null if there is none of that name. */
    private static @Nullable Command named(String name, Environment environment) {
        return switch (name) {
            case "traces" -> new TracesCommand(environment);
            case "spans" -> new SpansCommand(environment);
            case "threads" -> new ThreadsCommand(environment);
            case "columns" -> new ColumnsCommand(environment);
            case "verify" -> new VerifyCommand(environment);
            case "projects" -> new ProjectsCommand(environment);
            case "preview" -> new PreviewCommand(environment);
            case "count" -> new CountCommand(environment);
            case "stats" -> new StatsCommand(environment);
            case "configure" -> new ConfigureCommand(environment);
            case "doctor" -> new DoctorCommand(environment);
            case "filter" -> new FilterCommand(environment);
            case "emulator" -> new EmulatorCommand(environment);
            case "demo" -> new DemoCommand(environment, PROGRAM);
            case "completion" -> new CompletionCommand(environment);
            case "complete" -> new CompleteCommand(environment, PROGRAM);
            case "man" -> new ManCommand(environment, PROGRAM);
            case "help" -> new HelpCommand(environment, PROGRAM);
            default -> null;
        };
    }
}
