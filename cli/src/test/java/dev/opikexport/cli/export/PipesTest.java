package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.JavaProcess;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes in a real shell: a reader that wants no more is no error, and a full disk is one. */
class PipesTest {

    @BeforeEach
    void bash() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans -p golden -q", "spans -p golden --format csv -q", "columns traces", "--help"})
    void aReaderMayStop(String command) throws Exception {
        String said = shell("opik-export " + command + " | head -n 1 >/dev/null; echo \"${PIPESTATUS[0]}\"");

        assertThat(said).isEqualTo("0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans -p golden -q", "columns traces"})
    void aFullDiskIsAnError(String command) throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "the system has /dev/full");

        assertThat(shell("opik-export " + command + " >/dev/full; echo $?"))
                .startsWith("opik-export: cannot write ")
                .contains("the disk is full")
                .endsWith("\n5\n");
    }

    @Test
    void aPipeIsWrittenToAndNotReplaced() throws Exception {
        assertThat(
                        shell(
                                "cd \"$(mktemp -d)\" && mkfifo pipe && (cat pipe >rows &"
                                        + " opik-export spans -p golden -q --format jsonl -o pipe; wait; test -p pipe; echo $?; wc -l <rows)"))
                .isEqualToIgnoringWhitespace("0\n900");
    }

    /** Everything that the command writes. */
    private static String shell(String command) throws IOException, InterruptedException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            ProcessBuilder bash = JavaProcess.bash(command);
            bash.environment().put("OPIK_URL_OVERRIDE", emulator.baseUrl().toString());
            return JavaProcess.said(bash);
        }
    }
}
