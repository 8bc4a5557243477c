package dev.opikexport.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.JavaProcess;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Real processes: what is logged is settled once in each. */
class LogsTest {

    @Test
    void aCommandLogsWhatItIsToldTo() throws Exception {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            String count = "dev.opikexport.cli.Main count traces -p golden --url " + emulator.baseUrl();

            assertThat(java(count)).isEqualToIgnoringWhitespace("240");
            assertThat(java(count + " --log-level info")).isEqualToIgnoringWhitespace("240");
            assertThat(java(count + " --debug"))
                    .contains("debug org.apache.hc.client5.http.impl")
                    .doesNotContain("SLF4J")
                    .endsWith("240\n");
        }
    }

    @Test
    void whoLogsWithoutSlf4jIsSilentToo() throws Exception {
        assertThat(java(SilentProgram.class.getName())).isEmpty();
    }

    /** Logs as Java's own classes do. */
    static final class SilentProgram {

        private SilentProgram() {}

        public static void main(String[] arguments) {
            Logs.begin();
            Logger.getLogger("anything").severe("said by java.util.logging");
        }
    }

    private static String java(String arguments) throws IOException, InterruptedException {
        return JavaProcess.said(JavaProcess.java(List.of(arguments.split(" "))));
    }
}
