package dev.opikexport.cli;

import dev.opikexport.cli.export.ColumnsCommand;
import dev.opikexport.cli.export.SpansCommand;
import dev.opikexport.cli.export.ThreadsCommand;
import dev.opikexport.cli.export.TracesCommand;
import dev.opikexport.cli.export.VerifyCommand;
import dev.opikexport.cli.filter.FilterCommand;
import dev.opikexport.cli.look.CountCommand;
import dev.opikexport.cli.look.PreviewCommand;
import dev.opikexport.cli.look.ProjectsCommand;
import dev.opikexport.cli.setup.ConfigureCommand;
import dev.opikexport.cli.setup.DoctorCommand;
import dev.opikexport.cli.stats.StatsCommand;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code opik-export}. */
@Command(
        name = "opik-export",
        version = "opik-export 0.1.0",
        mixinStandardHelpOptions = true,
        subcommands = {
            TracesCommand.class,
            SpansCommand.class,
            ThreadsCommand.class,
            ColumnsCommand.class,
            VerifyCommand.class,
            ProjectsCommand.class,
            PreviewCommand.class,
            CountCommand.class,
            StatsCommand.class,
            ConfigureCommand.class,
            DoctorCommand.class,
            FilterCommand.class,
            EmulatorCommand.class,
            DemoCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        header = {
            "Exports traces, spans and threads of Opik as Parquet, CSV or JSONL:",
            "every matching row once, or it says what is missing.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows written",
            "1:anything unforeseen",
            "2:wrong usage or filter",
            "3:rows missing; the message says which",
            "4:no connection, no permission, or unknown project",
            "5:cannot write the output"
        },
        footerHeading = "%nTry:%n",
        footer = {
            "  opik-export demo",
            "  opik-export traces -p my-project -f 'duration > 2s' -o slow.parquet",
            "  opik-export filter explain 'tags contains \"prod\" OR error_info is_not_empty'",
            "",
            "The server comes from --url, OPIK_URL_OVERRIDE or ~/.opik.config, as with the",
            "official clients; the API key from OPIK_API_KEY or ~/.opik.config, never from",
            "an argument, which a process list would show."
        })
public final class Main implements Runnable {

    private static final String DEBUG = "--debug";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = DEBUG, scope = ScopeType.INHERIT, description = "log what happens, and show stack traces of errors")
    private boolean debug;

    Main() {}

    /** Runs the command line of this process and ends it with the exit code. */
    public static void main(String[] arguments) {
        String level = Arrays.asList(arguments).contains(DEBUG) ? "debug" : "off";
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
        String home = System.getProperty("user.home", "");
        System.exit(run(
                Environment.of(
                                new FileOutputStream(FileDescriptor.out),
                                new FileOutputStream(FileDescriptor.err),
                                System.in,
                                System.getenv(),
                                home.isBlank() || home.equals("?") ? null : Path.of(home))
                        .withHiddenInput(hiddenInput()),
                arguments));
    }

    /** Newer Javas have a console without a terminal, too, unless they are told to use the old one. */
    @SuppressWarnings("SystemConsoleNull") // the property makes it null there, too
    private static Environment.@Nullable HiddenInput hiddenInput() {
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        if (console == null) {
            return null;
        }
        return prompt -> {
            char[] line = console.readPassword("%s", prompt);
            return line == null ? null : new String(line);
        };
    }

    /** Runs one command line and returns its exit code. */
    public static int run(Environment environment, String... arguments) {
        PrintWriter out = new PrintWriter(environment.out(), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(environment.err(), true, StandardCharsets.UTF_8);
        if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf('\uFFFD') >= 0)) {
            err.println("opik-export: an argument is not valid text in this locale. Set LC_ALL=C.UTF-8 and try again.");
            return ExitCode.USAGE;
        }
        Main main = new Main();
        ErrorReport errors = new ErrorReport(err, () -> main.debug);
        int code = new CommandLine(main, new EnvironmentFactory(environment))
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExpandAtFiles(false) // @FILE is a filter
                .setParameterExceptionHandler(errors::wrongUsage)
                .setExecutionExceptionHandler(errors::failed)
                .execute(arguments);
        return code == ExitCode.OK && environment.out().checkError() ? ExitCode.CANNOT_WRITE : code;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
