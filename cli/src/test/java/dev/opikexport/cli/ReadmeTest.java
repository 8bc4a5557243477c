package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows works as it stands there. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @TempDir
    private Path folder;

    /** The commands of the README's table that need no server but the one in memory. */
    static Stream<List<String>> commands() throws IOException {
        return Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| ") && line.contains("| `./opik-export "))
                .map(line -> line.substring(line.indexOf("./opik-export ") + "./opik-export ".length()))
                .map(line -> line.substring(0, line.indexOf('`')))
                .filter(line -> !line.matches("(emulator|configure|doctor).*") && !line.contains(" match "))
                .map(ReadmeTest::words);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runsTheCommandsOfTheTable(List<String> command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command) {
            String here = word.equals("my-project") ? "golden" : word;
            here = here.equals("ID") ? "01a1c1ed-8aec-729b-999a-fce3e1470fb4" : here;
            arguments.add(
                    here.matches("\\w+(\\.(parquet|jsonl|csv|html)|/)")
                            ? folder.resolve(here).toString()
                            : here);
        }
        if (!command.get(0).equals("filter")) {
            arguments.addAll(List.of("--url", "emulator"));
        }

        CommandLineRun.Result result = CommandLineRun.of(arguments.toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isZero();
    }

    /** Splits as a shell does, as far as the README's commands need it. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (command + ' ').toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (c != ' ' || quoted) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
