package dev.opikexport.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code opik-export emulator}: an Opik server in memory, until Ctrl-C. */
@Command(
        name = "emulator",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Runs an Opik server in memory, with the project 'golden' built in, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export emulator --port 5173",
            "  opik-export traces --url http://127.0.0.1:5173 -p golden -o golden.jsonl",
            "",
            "  opik-export emulator --generate 200000 --seed 1",
            "  opik-export emulator --fault '{\"fault\":{\"type\":\"status\",\"status\":503},\"percent\":10}'"
        })
public final class EmulatorCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Environment environment;

    @Option(names = "--port", paramLabel = "N", description = "the port to listen on; default: a free one")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "the address to listen on; default: ${DEFAULT-VALUE}")
    private String host = EmulatorOptions.defaults().host();

    @Option(
            names = "--generate",
            paramLabel = "N",
            description = "a project 'generated' with N traces and their spans, the same for the same seed")
    private int generated;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of generated rows and of chance in faults; default: ${DEFAULT-VALUE}")
    private long seed = EmulatorOptions.defaults().seed();

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            description = "rate limits as a server's, N reads a minute of each kind; default: none")
    private int requestsPerMinute;

    @Option(
            names = "--fault",
            paramLabel = "JSON",
            description = "something that goes wrong, as POST /emulator/faults takes it; may be repeated")
    private List<String> faults = List.of();

    EmulatorCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<FaultRule> rules = faults.stream().map(EmulatorCommand::fault).toList();
        try (OpikEmulator emulator = OpikEmulator.start(options())) {
            rules.forEach(emulator.faults()::add);
            PrintStream out = environment.out();
            out.println("An emulated Opik server listens on " + emulator.baseUrl() + " (Ctrl-C ends it).");
            out.println("Try: opik-export traces --url " + emulator.baseUrl() + " -p golden --limit 3");
            out.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private EmulatorOptions options() {
        require(port >= 0 && port <= 0xffff, "--port must be between 0 and 65535, not " + port + ".");
        require(generated >= 0, "--generate must not be negative.");
        require(requestsPerMinute >= 0, "--requests-per-minute must not be negative.");
        EmulatorOptions options =
                EmulatorOptions.defaults().withPort(port).withHost(host).withSeed(seed);
        options = generated == 0 ? options : options.generate(generated, seed);
        return requestsPerMinute == 0
                ? options
                : options.withRateLimits(RateLimitOptions.reads(requestsPerMinute, Duration.ofMinutes(1)));
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

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UsageException(message);
        }
    }
}
