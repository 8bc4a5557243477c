package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./opik-export} from where people call it, and what a checker says of it and the other scripts. */
class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void theLauncherWorksFromEverywhere() throws Exception {
        run("src/test/scripts/launcher.sh", folder.resolve("a folder").toString());
    }

    @Test
    void theScriptsAreClean() throws Exception {
        assumeTrue(Files.exists(Path.of("..", ".git")), "this is no checkout that could list its scripts");
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "shellcheck"))),
                "there is no shellcheck");

        run("src/test/scripts/check-scripts.sh");
    }

    private void run(String script, String... arguments) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder process =
                new ProcessBuilder("bash", script).redirectErrorStream(true).redirectOutput(said.toFile());
        process.command().addAll(Stream.of(arguments).toList());
        int code = process.start().waitFor();

        assertThat(code).as(Files.readString(said)).isZero();
    }
}
