package dev.opikexport.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could stand at the cursor, asked as the scripts do. */
class CompleteTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

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

    /** What chooses the server on the line chooses it for its completion, too. */
    @Test
    void theLinesConfigurationSaysWhichServerIsAsked(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("conf.ini"),
                "[opik]\nurl_override = http://127.0.0.1:1\n[near]\nurl_override = "
                        + OPIK.emulator().baseUrl() + "\n");
        String line = "opik-export traces --config " + file;

        assertThat(CommandLineRun.of("complete", "bash", line + " -p gol").lines())
                .isEmpty();
        assertThat(CommandLineRun.of("complete", "bash", line + " --profile ").lines())
                .containsExactlyInAnyOrder("opik ", "near ");
        assertThat(CommandLineRun.of("complete", "bash", line + " --profile near -p gol")
                        .lines())
                .containsExactly("golden ");
        assertThat(CommandLineRun.of(
                                "complete",
                                "bash",
                                "opik-export --config=" + file + " --profile=near traces --project gol")
                        .lines())
                .containsExactly("golden ");
    }

    private static List<String> complete(String shell, String line) {
        CommandLineRun.Result result = CommandLineRun.asking(OPIK.emulator()).run("complete", shell, line);
        assertThat(result.code()).as(result.err()).isZero();
        return result.lines();
    }
}
