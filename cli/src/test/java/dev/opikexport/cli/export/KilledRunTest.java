package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.JavaProcess;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed without warning at random moments: what they leave can be resumed, and then holds every row once. */
class KilledRunTest {

    /** -Dkills=50 for a longer run. */
    private static final int KILLS = Integer.getInteger("kills", 20);

    private static final int ROWS = 2_000;
    private static final int PAGE = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random = new Random(7);

    @TempDir
    private Path folder;

    @Test
    void aKilledExportIsResumedWithoutLossOrRepetition() throws Exception {
        try (OpikEmulator emulator = OpikEmulator.start(
                EmulatorOptions.defaults().withoutGoldenData().generate(ROWS, 7))) {
            int kills = 0;
            for (int run = 0; kills < KILLS; run++) {
                Path out = folder.resolve("run-" + run);
                int inThisRun = 0;
                boolean finished = false;
                while (!finished) {
                    boolean mayKill = inThisRun < 5 && kills < KILLS;
                    finished = runOrKill(emulator, out, mayKill);
                    if (!finished) {
                        kills++;
                        inThisRun++;
                    }
                }
                assertHoldsEveryRowOnce(out);
            }
        }
    }

    /** Returns true if the process came to its end. */
    private boolean runOrKill(OpikEmulator emulator, Path out, boolean kill) throws Exception {
        long requests = emulator.requests().count();
        Process process = start(emulator, out);
        if (kill) {
            int moment = random.nextInt(ROWS / PAGE);
            while (process.isAlive() && emulator.requests().count() < requests + moment) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
        }
        int code = process.waitFor();
        if (kill && code != 0) {
            return false;
        }
        assertThat(code).as(() -> errors(out)).isZero();
        return true;
    }

    private static Process start(OpikEmulator emulator, Path out) throws IOException {
        List<String> command = List.of(
                "dev.opikexport.cli.Main",
                "traces",
                "--url",
                emulator.baseUrl().toString(),
                "-p",
                OpikEmulator.GENERATED,
                "-o",
                out.toString(),
                "--format",
                "jsonl",
                "--page-size",
                String.valueOf(PAGE),
                "--part-size",
                "1",
                "--resume");
        return JavaProcess.java(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errorFile(out).toFile())
                .start();
    }

    private static void assertHoldsEveryRowOnce(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allSatisfy(name -> assertThat(name).matches("part-\\d{5}\\.jsonl|_manifest\\.json|_SUCCESS"));
        }
        assertThat(JsonRows.texts(JsonRows.in(out), "id")).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(CommandLineRun.of("verify", out.toString()).code()).isZero();
    }

    private static Path errorFile(Path out) {
        return out.resolveSibling(out.getFileName() + ".err");
    }

    private static String errors(Path out) {
        try {
            return Files.readString(errorFile(out));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
