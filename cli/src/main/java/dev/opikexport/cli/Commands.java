package dev.opikexport.cli;

import dev.opikexport.cli.completion.CompleteCommand;
import dev.opikexport.cli.completion.CompletionCommand;
import dev.opikexport.cli.demo.DemoCommand;
import dev.opikexport.cli.demo.EmulatorCommand;
import dev.opikexport.cli.export.ColumnsCommand;
import dev.opikexport.cli.export.SpansCommand;
import dev.opikexport.cli.export.ThreadsCommand;
import dev.opikexport.cli.export.TracesCommand;
import dev.opikexport.cli.filter.FilterCommand;
import dev.opikexport.cli.help.ManCommand;
import dev.opikexport.cli.look.CountCommand;
import dev.opikexport.cli.look.PreviewCommand;
import dev.opikexport.cli.look.ProjectsCommand;
import dev.opikexport.cli.setup.ConfigureCommand;
import dev.opikexport.cli.setup.DoctorCommand;
import dev.opikexport.cli.stats.StatsCommand;
import dev.opikexport.cli.verify.VerifyCommand;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The commands. Only the one that is called is read with its options, because reading those of all takes a while. */
final class Commands {

    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "traces",
            "spans",
            "threads",
            "columns",
            "verify",
            "projects",
            "preview",
            "count",
            "stats",
            "configure",
            "doctor",
            "filter",
            "emulator",
            "demo",
            "completion",
            "complete",
            "man",
            "help");

    private static final Set<String> LISTED_BY = Set.of("-h", "--help", "-V", "--version");

    private Commands() {}

    /** Adds the command that the arguments begin with, or all commands if they begin with something else. */
    static void addTo(CommandLine line, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean oneIsEnough = NAMES.contains(first) && !first.equals("help");
        for (String name : oneIsEnough ? List.of(first) : NAMES) {
            line.addSubcommand(name, named(name));
        }
    }

    /** Adds all commands without their options, if nothing else is shown of them. */
    static boolean listIn(CommandLine line, String... arguments) {
        boolean list = arguments.length == 0 || (arguments.length == 1 && LISTED_BY.contains(arguments[0]));
        if (list) {
            NAMES.forEach(name -> line.addSubcommand(name, outline(named(name))));
        }
        return list;
    }

    /** A command as the list of all commands shows it. */
    private static CommandSpec outline(Class<?> type) {
        CommandSpec outline = CommandSpec.create();
        Command command = type.getAnnotation(Command.class);
        outline.usageMessage()
                .header(command.header())
                .description(command.description())
                .hidden(command.hidden());
        return outline;
    }

    private static Class<?> named(String name) {
        return switch (name) {
            case "traces" -> TracesCommand.class;
            case "spans" -> SpansCommand.class;
            case "threads" -> ThreadsCommand.class;
            case "columns" -> ColumnsCommand.class;
            case "verify" -> VerifyCommand.class;
            case "projects" -> ProjectsCommand.class;
            case "preview" -> PreviewCommand.class;
            case "count" -> CountCommand.class;
            case "stats" -> StatsCommand.class;
            case "configure" -> ConfigureCommand.class;
            case "doctor" -> DoctorCommand.class;
            case "filter" -> FilterCommand.class;
            case "emulator" -> EmulatorCommand.class;
            case "demo" -> DemoCommand.class;
            case "completion" -> CompletionCommand.class;
            case "complete" -> CompleteCommand.class;
            case "man" -> ManCommand.class;
            case "help" -> HelpCommand.class;
            default -> throw new IllegalArgumentException("No command " + name);
        };
    }
}
