package dev.opikexport.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.RateLimitOptions;
import dev.opikexport.emulator.fault.FaultRule;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code opik-export emulator}: an Opik server in memory, until Ctrl-C. */
public final class EmulatorCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Runs an Opik server in memory, with the project 'golden' built in, until Ctrl-C.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Environment environment;

    private final Argument<Integer> port = number(
                    "--port", "N", 0, 0xffff, "the port to listen on; default: a free one")
            .or(0);

    private final Argument<String> host = text(
                    "--host", "ADDRESS", "the address to listen on; default: ${DEFAULT-VALUE}")
            .or(EmulatorOptions.defaults().host());

    private final Argument<Integer> generated = number(
                    "--generate",
                    "N",
                    0,
                    Integer.MAX_VALUE,
                    "a project 'generated' with N traces and their spans, the same for the same seed")
            .or(0);

    private final Argument<Long> seed = number(
                    "--seed",
                    "N",
                    Long.MIN_VALUE,
                    "of generated rows and of chance in faults; default: ${DEFAULT-VALUE}")
            .or(EmulatorOptions.defaults().seed());

    private final Argument<Integer> requestsPerMinute = number(
                    "--requests-per-minute",
                    "N",
                    1,
                    Integer.MAX_VALUE,
                    "rate limits as a server's, N reads a minute of each kind; default: none")
            .or(0);

    private final Argument<List<String>> faults =
            texts("--fault", "JSON", "something that goes wrong, as POST /emulator/faults takes it; may be repeated");

    /** The command in an environment. */
    public EmulatorCommand(Environment environment) {
        super("emulator", HEADER);
        this.environment = environment;
        examples(
                "opik-export emulator --port 5173",
                "opik-export traces --url http://127.0.0.1:5173 -p golden -o golden.jsonl",
                "",
                "opik-export emulator --generate 200000 --seed 1",
                "opik-export emulator --fault '{\"fault\":{\"type\":\"status\",\"status\":503},\"percent\":10}'");
    }

    @Override
    public Integer call() throws InterruptedException {
        List<FaultRule> rules =
                faults.value().stream().map(EmulatorCommand::fault).toList();
        try (OpikEmulator emulator = start()) {
            rules.forEach(emulator.faults()::add);
            PrintStream out = environment.out();
            out.println("An emulated Opik server listens on " + emulator.baseUrl() + " (Ctrl-C ends it).");
            out.println(
                    "Try: " + environment.command() + " traces --url " + emulator.baseUrl() + " -p golden --limit 3");
            out.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private OpikEmulator start() {
        try {
            return OpikEmulator.start(options());
        } catch (IllegalStateException e) {
            throw new UsageException("The emulator " + e.getMessage()
                    + ".\nIf another program is there, name another --port, or none for a free one.");
        }
    }

    private EmulatorOptions options() {
        EmulatorOptions options = EmulatorOptions.defaults()
                .withPort(port.value())
                .withHost(host.value())
                .withSeed(seed.value());
        options = generated.value() == 0 ? options : options.generate(generated.value(), seed.value());
        return requestsPerMinute.value() == 0
                ? options
                : options.withRateLimits(RateLimitOptions.reads(requestsPerMinute.value(), Duration.ofMinutes(1)));
    }

    private static FaultRule fault(String json) {
        try {
            return JSON.readValue(json, FaultRule.class);
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    "--fault takes JSON such as {\"fault\":{\"type\":\"cut\",\"bytes\":1000},\"times\":1}: "
                            + e.getOriginalMessage());
        }
    }
}
