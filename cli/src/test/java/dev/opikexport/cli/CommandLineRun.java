package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.core.client.Patience;
import dev.opikexport.emulator.OpikEmulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the command line in this process, with its own streams and environment, and what came of it. */
public final class CommandLineRun {

    private final Map<String, String> variables = new HashMap<>();
    private String input = "";
    private Path home = Path.of("no-such-home");
    private @Nullable OutputStream output;
    private Clock clock = Clock.systemUTC();
    private Patience patience = Patience.DEFAULT;

    /** What came of a run. */
    public record Result(int code, String out, String err) {

        public List<String> lines() {
            return out.lines().toList();
        }

        /** The lines of standard output as rows. */
        public List<JsonNode> rows() {
            return JsonRows.of(lines());
        }

        /** The ids of those. */
        public List<String> ids() {
            return JsonRows.texts(rows(), "id");
        }

        /** It ended with this code, gave nothing out, and said what is wrong in the user's words. */
        public void assertRefused(int expected, String named) {
            assertThat(code).as(err).isEqualTo(expected);
            assertThat(out).isEmpty();
            assertThat(err).contains(named).doesNotContain("Exception", "\tat ");
        }
    }

    public static Result of(String... arguments) {
        return new CommandLineRun().run(arguments);
    }

    /** A run that asks an emulator. */
    public static Result on(OpikEmulator emulator, String... arguments) {
        return of(onto(emulator, arguments));
    }

    /** The arguments with an emulator as the server. */
    public static String[] onto(OpikEmulator emulator, String... arguments) {
        return with(arguments, "--url", emulator.baseUrl().toString());
    }

    /** The arguments with some behind them. */
    public static String[] with(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** A run in an environment that names an emulator as the server. */
    public static CommandLineRun asking(OpikEmulator emulator) {
        return new CommandLineRun()
                .variable("OPIK_URL_OVERRIDE", emulator.baseUrl().toString());
    }

    public CommandLineRun variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public CommandLineRun input(String text) {
        input = text;
        return this;
    }

    public CommandLineRun output(OutputStream stream) {
        output = stream;
        return this;
    }

    public CommandLineRun clock(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    public CommandLineRun patience(Patience other) {
        patience = other;
        return this;
    }

    public CommandLineRun home(Path folder) {
        home = folder;
        return this;
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = Environment.of(
                        output == null ? out : output,
                        err,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        variables,
                        home)
                .withClock(clock)
                .withPatience(patience);
        int code = Main.run(environment, arguments);
        environment.out().flush();
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
