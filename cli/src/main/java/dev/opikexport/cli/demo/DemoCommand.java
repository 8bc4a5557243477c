package dev.opikexport.cli.demo;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.Program;
import dev.opikexport.cli.completion.ShellWords;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code opik-export demo}: a tour of the main job, on a server in memory. */
public final class DemoCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Shows the main job in five steps, on a server in memory, with commands to copy.";

    private static final String ROWS = "--url emulator -p golden";
    private static final String FILTER =
            "-f 'tags is_not_empty AND feedback_scores.accuracy is_not_empty AND duration > 1ms'";

    private final Environment environment;
    private final Program program;
    private final PrintStream out;

    private final Argument<Path> folder = path("-o, --output", "DIR", "where the files go; default: ${DEFAULT-VALUE}")
            .or(Path.of("opik-demo"));

    /** A command of the tour that did not end well. */
    private static final class Ended extends Exception {

        private static final long serialVersionUID = 1L;

        private final int code;

        Ended(int code) {
            this.code = code;
        }
    }

    /** The command in an environment. */
    public DemoCommand(Environment environment, Program program) {
        super("demo", HEADER);
        this.program = program;
        this.environment = environment.saidOnStandardOutput();
        this.out = environment.out();
        examples("opik-export demo -o /tmp/opik-demo");
    }

    @Override
    public Integer call() throws IOException {
        createFolder();
        try {
            tour();
            return ExitCode.OK;
        } catch (Ended e) {
            return e.code;
        }
    }

    private void tour() throws Ended {
        out.println("A short tour. 'emulator' is an Opik server in memory; its project 'golden' has 240 traces that a");
        out.println("real server once held. Each command runs as it stands here; copy what you like.");

        step("1. Look at the newest traces");
        run("preview traces " + ROWS + " --limit 5");

        step("2. Count those that a filter selects");
        run("count traces " + ROWS + " " + FILTER);

        step("3. Export them: the ending says the format");
        for (String name : new String[] {"traces.parquet", "traces.csv", "traces.jsonl"}) {
            run("traces " + ROWS + " " + FILTER + " -o " + ShellWords.quote(file(name)));
        }

        step("4. Ask the files");
        say("duckdb -c \"SELECT name, duration, tags FROM '" + file("traces.parquet") + "' LIMIT 5\"");
        say("python3 -c \"import pandas; print(pandas.read_parquet('" + file("traces.parquet") + "').head())\"");
        say(environment.command() + " stats traces " + ShellWords.quote(file("traces.jsonl")));

        step("5. Go on with a server of yours");
        say(environment.command() + " configure");
        say(environment.command() + " projects");
    }

    private String file(String name) {
        return folder.value().resolve(name).toString();
    }

    private void step(String title) {
        out.println();
        out.println(title);
    }

    private void say(String command) {
        out.println("$ " + command);
    }

    private void run(String arguments) throws Ended {
        say(environment.command() + " " + arguments);
        int code = program.run(environment, ShellWords.all(arguments).toArray(String[]::new));
        if (code != ExitCode.OK) {
            throw new Ended(code);
        }
    }

    private void createFolder() throws IOException {
        try {
            Files.createDirectories(folder.value());
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(folder.value().toString(), null, "it is a file, not a folder");
        }
    }
}
