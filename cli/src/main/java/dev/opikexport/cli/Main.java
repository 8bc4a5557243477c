package dev.opikexport.cli;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.cli.help.Examples;
import dev.opikexport.cli.help.HelpLayout;
import dev.opikexport.cli.server.ChosenConfiguration;
import dev.opikexport.cli.terminal.Logs;
import dev.opikexport.cli.terminal.Logs.Detail;
import dev.opikexport.cli.terminal.Messages;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;

/** The command {@code opik-export}. */
public final class Main extends Command {

    private static final String JSON = "--log-json";

    static {
        // Picocli would look through all jars for Groovy, and for ways to read dates and databases, at each start.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
    }

    private final Environment environment;
    private final Argument<Boolean> debug;
    private final Argument<Detail> level;

    Main(Environment environment) {
        super(
                "opik-export",
                List.of(
                        "Exports traces, spans and threads of Opik as Parquet, CSV or JSONL:",
                        "every matching row once, or it says what is missing.",
                        ""),
                "");
        this.environment = environment;
        Messages messages = environment.messages();
        flag("-q, --quiet", "no progress and no summary; errors and missing rows are still said")
                .everywhere()
                .tell(messages::useQuiet);
        debug = flag("--debug", "log what happens, and show stack traces of errors")
                .everywhere();
        level = option(
                        new NamedConverter<>(Detail.values()),
                        "--log-level",
                        "LEVEL",
                        "log to standard error: error, warn, info, debug or trace; default: off")
                .everywhere();
        flag(JSON, "messages, progress, logs and the summary as one JSON object on a line")
                .everywhere()
                .tell(messages::useJson);
        flag("--no-color", "no colors; so does the environment variable NO_COLOR")
                .everywhere()
                .tell(messages::useNoColour);
        // These two are read by ChosenConfiguration, before all others.
        text(ChosenConfiguration.CONFIG, "FILE", "the configuration; default: OPIK_CONFIG_PATH or ~/.opik.config")
                .everywhere();
        text(ChosenConfiguration.PROFILE, "NAME", "the section [NAME] of the configuration, before the section [opik]")
                .everywhere();
        commands();
        exitCodes(
                "0:all rows written",
                "1:anything unforeseen",
                "2:wrong usage or filter",
                "3:rows missing; the message says which",
                "4:no connection, no permission, or unknown project",
                "5:a file cannot be written or read",
                "130:ended by Ctrl-C; a folder can be resumed");
        footer(
                "Try",
                "  opik-export demo",
                "  opik-export traces --url emulator -p golden -f 'duration > 2s' -o slow.parquet",
                "  opik-export filter explain 'tags contains \"prod\" OR error_info is_not_empty'",
                "",
                "The server comes from --url, OPIK_URL_OVERRIDE or ~/.opik.config, as with the",
                "official clients; the API key from OPIK_API_KEY or ~/.opik.config, never from",
                "an argument, which a process list would show. Every option can be an environment",
                "variable: OPIK_EXPORT_PAGE_SIZE=1000 is --page-size 1000, OPIK_EXPORT_QUIET=true is",
                "-q.");
    }

    /** Runs the command line of this process and ends it with the exit code. */
    public static void main(String[] arguments) {
        Logs.begin();
        System.exit(run(
                Environment.of(
                                new FileOutputStream(FileDescriptor.out),
                                new FileOutputStream(FileDescriptor.err),
                                System.in,
                                System.getenv(),
                                Environment.home(System.getenv(), System.getProperty("user.home", "")))
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
    public static int run(Environment given, String... arguments) {
        Environment environment = ChosenConfiguration.in(given, arguments);
        Messages messages = environment.messages();
        if (Arrays.asList(arguments).contains(JSON)
                || Boolean.parseBoolean(environment.variables().get("OPIK_EXPORT_LOG_JSON"))) {
            messages.useJson(true);
        }
        if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf('\uFFFD') >= 0)) {
            messages.fail(
                    "an argument is not valid text in this locale.\nSet LC_ALL=C.UTF-8 and try again.", ExitCode.USAGE);
            return ExitCode.USAGE;
        }
        Main main = new Main(environment);
        ErrorReport errors = new ErrorReport(environment, main.debug::value);
        CommandLine line = main.line();
        if (!Commands.listIn(line, arguments)) {
            Commands.addTo(line, environment, arguments);
        }
        laidOut(line, environment)
                .setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8))
                .setExecutionStrategy(main.new Logging())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        int code;
        try {
            code = line.execute(arguments);
        } catch (Error e) { // which picocli lets pass
            code = errors.handleError(e);
        }
        return errors.afterwards(code);
    }

    /** The command that the arguments begin with, or all commands if they begin with something else. */
    public static CommandLine commandLine(Environment environment, String... arguments) {
        CommandLine line = new Main(environment).line();
        Commands.addTo(line, environment, arguments);
        return laidOut(line, environment);
    }

    private static CommandLine laidOut(CommandLine line, Environment environment) {
        line.setDefaultValueProvider(new OptionVariables(environment.variables()));
        return HelpLayout.of(Examples.paste(line, environment.command()))
                .setExpandAtFiles(false) // @FILE is a filter
                .setUsageHelpAutoWidth(true);
    }

    /**
     * Runs the command that the arguments name when it is known what is logged.
     *
     * <p>A class, as are all that picocli calls: of a lambda's interface, and what depends on it, Java keeps no archive.
     */
    private final class Logging implements IExecutionStrategy {

        @Override
        public int execute(CommandLine.ParseResult parsed) {
            new OptionVariables(environment.variables()).keepFlags(parsed);
            UnknownVariables.warn(environment, parsed.commandSpec().commandLine(), () -> commandLine(environment));
            Detail chosen = level.orNull();
            Logs.direct(environment.messages(), chosen != null ? chosen : debug.value() ? Detail.DEBUG : Detail.OFF);
            return new CommandLine.RunLast().execute(parsed);
        }
    }

    @Override
    public Integer call() {
        FirstWords.print(environment);
        return ExitCode.OK;
    }
}
