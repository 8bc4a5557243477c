package dev.opikexport.cli;

import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code opik-export emulator}: an Opik server in memory, until Ctrl-C. */
@Command(
        name = "emulator",
        mixinStandardHelpOptions = true,
        header = "Runs an Opik server in memory on 127.0.0.1, with the project 'golden' built in, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export emulator --port 5173",
            "  opik-export traces --url http://127.0.0.1:5173 -p golden -o golden.jsonl"
        })
final class EmulatorCommand implements Callable<Integer> {

    private final Environment environment;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on; 0, the default, takes a free one.")
    private int port;

    EmulatorCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 0xffff) {
            throw new UsageException("--port must be between 0 and 65535, not " + port + ".");
        }
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().withPort(port))) {
            PrintStream out = environment.out();
            out.println("An emulated Opik server listens on " + emulator.baseUrl() + " (Ctrl-C ends it).");
            out.println("Try: opik-export traces --url " + emulator.baseUrl() + " -p golden --limit 3");
            out.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }
}
