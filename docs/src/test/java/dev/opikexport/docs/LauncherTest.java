package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./opik-export} and the other scripts, from where people call them. */
class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void theScriptsWorkFromEverywhere() throws Exception {
        Path said = folder.resolve("said");
        int code = new ProcessBuilder(
                        "bash",
                        "src/test/scripts/launcher.sh",
                        folder.resolve("a folder").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(said)).isZero();
    }
}
