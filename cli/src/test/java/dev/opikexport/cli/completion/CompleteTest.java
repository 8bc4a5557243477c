package dev.opikexport.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could stand at the cursor, asked as the scripts do, and by the script of bash in a real bash. */
class CompleteTest {

    private static OpikEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = OpikEmulator.start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "opik-export tra | traces",
                "opik-export traces --form | --format",
                "opik-export traces --format pa | parquet",
                "opik-export traces -f 'dur | duration =",
                "opik-export traces -f 'duration > 2s A | duration > 2s AND id",
                "opik-export spans -f 'type = | type = \"llm\"",
                "opik-export spans -f \"type = | type = \\\"llm\\\"",
                "opik-export traces -f dur | 'duration =",
                "opik-export spans --columns id,mod | id,model",
                "opik-export preview | traces",
                "opik-export preview spans -f 'mod | model =",
                "opik-export columns th | threads",
                "opik-export traces -o x.csv -O de | delimiter=",
                "opik-export traces --read se | search",
                "opik-export filter ch | check",
                "opik-export filter check 'dura | duration =",
                "opik-export filter check -e spans 'mod | model =",
                "opik-export traces --log-level=de | debug",
                "opik-export traces -p gol | golden",
                "opik-export traces --url em | emulator",
            })
    void completes(String line, String candidate) {
        String typed = line.equals("opik-export preview") ? line + " " : line;

        assertThat(complete("bash", typed))
                .anySatisfy(found -> assertThat(found.strip()).isEqualTo(candidate));
    }

    @Test
    void oneWayOnIsFollowedByWhatComesNext() {
        assertThat(complete("bash", "opik-export traces -f 'dura"))
                .hasSizeGreaterThan(2)
                .allSatisfy(found -> assertThat(found).startsWith("duration "));
    }

    @Test
    void filesAreLeftToTheShell() {
        assertThat(complete("bash", "opik-export traces -o tr")).isEmpty();
        assertThat(complete("bash", "opik-export verify ")).isEmpty();
    }

    @Test
    void zshAndFishAreToldWhatWordsMean() {
        assertThat(complete("zsh", "opik-export tra"))
                .containsExactly("traces \tExports the traces of a project that a filter selects.");
        assertThat(complete("fish", "opik-export traces --columns id,dur").get(0))
                .startsWith("id,duration\t");
    }

    @Test
    void aServerThatDoesNotAnswerHasNoProjects() {
        assertThat(complete("bash", "opik-export traces --url http://127.0.0.1:1 -p "))
                .isEmpty();
        assertThat(CommandLineRun.of("complete", "bash", "opik-export traces -p ")
                        .err())
                .isEmpty();
    }

    @Test
    void bashAsksThroughItsScript(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is there");
        Path program = Files.writeString(
                folder.resolve("opik-export"),
                "#!/bin/bash\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -cp \"$TEST_CLASS_PATH\" dev.opikexport.cli.Main \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(bash(folder, "opik-export traces --form")).containsExactly("--format ");
        assertThat(bash(folder, "opik-export traces -f 'name = \"a\" A"))
                .contains("name = \"a\" AND id", "name = \"a\" AND name");
    }

    /** The replies of the function that the script installs. */
    private static List<String> bash(Path folder, String line) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder(
                "/bin/bash",
                "-c",
                "eval \"$(opik-export completion bash)\"; COMP_LINE=$1; COMP_POINT=${#1};"
                        + " _opik_export opik-export 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                line);
        bash.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        bash.environment().put("TEST_CLASS_PATH", System.getProperty("java.class.path"));
        Process process = bash.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return out.lines().toList();
    }

    private static List<String> complete(String shell, String line) {
        CommandLineRun.Result result = new CommandLineRun()
                .variable("OPIK_URL_OVERRIDE", emulator.baseUrl().toString())
                .run("complete", shell, line);
        assertThat(result.code()).as(result.err()).isZero();
        return result.lines();
    }
}
