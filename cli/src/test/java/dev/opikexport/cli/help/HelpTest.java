package dev.opikexport.cli.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.Main;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.completion.ShellWords;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Help texts: every command has an example, every example works as it stands, and the table of exit codes is one. */
class HelpTest {

    private static final Path README = Path.of("../README.md");

    @TempDir
    private static Path folder;

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @BeforeAll
    static void start() throws IOException {
        for (String command : List.of(
                "traces -p golden -o traces/",
                "traces -p golden -o traces.jsonl",
                "spans -p golden -o spans.jsonl",
                "spans -p golden -o spans.parquet")) {
            assertThat(run(ShellWords.all(command)).code()).isZero();
        }
        Files.writeString(folder.resolve("key.txt"), "key\n");
    }

    static Stream<CommandLine> commands() {
        CommandLine program = Main.commandLine(Environment.of(
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                InputStream.nullInputStream(),
                Map.of(),
                null));
        return below(program);
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::below));
    }

    private static List<String> examples(CommandLine command) {
        return Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  opik-export "))
                .map(String::strip)
                .toList();
    }

    static Stream<String> examples() {
        return commands()
                .flatMap(command -> examples(command).stream())
                .distinct()
                // What waits, asks at a terminal, or is for a shell.
                .filter(line -> !line.matches("opik-export (emulator|configure|demo)\\b.*"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAnExample(CommandLine command) {
        assertThat(examples(command))
                .as(command.getCommandSpec().qualifiedName())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleWorks(String example) {
        String command = example.replace("my-project", "golden")
                .replace("http://127.0.0.1:5173", OPIK.emulator().baseUrl().toString());

        CommandLineRun.Result result = run(ShellWords.all(command).stream()
                .skip(1)
                .takeWhile(word -> !word.matches("[|<>]"))
                .toList());

        assertThat(result.code()).as(example + "\n" + result.err()).isZero();
    }

    @Test
    void examplesCanBePasted() {
        CommandLineRun.Result result = new CommandLineRun()
                .variable("OPIK_EXPORT_COMMAND", "./opik-export")
                .run("count", "--help");

        assertThat(result.out()).contains("  ./opik-export count traces --url emulator -p golden\n");
        assertThat(result.lines()).noneMatch(line -> line.startsWith("  opik-export"));
    }

    @ParameterizedTest
    @CsvSource({
        "filter match, | ./tools/opik-export filter match -f",
        "filter compile, | ./tools/opik-export filter compile --batch",
        "completion, eval \"$(./tools/opik-export completion bash)\"",
    })
    void soCanWhatStandsBehindAPipe(String command, String part) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add("--help");

        assertThat(new CommandLineRun()
                        .variable("OPIK_EXPORT_COMMAND", "./tools/opik-export")
                        .run(arguments.toArray(String[]::new))
                        .out())
                .contains(part);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesAreOneLineEachInANarrowWindow(CommandLine command) {
        String help = command.setUsageHelpAutoWidth(false).setUsageHelpWidth(60).getUsageMessage();

        assertThat(help.lines().map(String::strip)).containsAll(examples(command));
    }

    @Test
    void everyCommandKnowsTheVersion() {
        String version = CommandLineRun.of("--version").out();

        assertThat(version).startsWith("opik-export ");
        assertThat(CommandLineRun.of("traces", "--version").out()).isEqualTo(version);
        assertThat(CommandLineRun.of("filter", "check", "--version").out()).isEqualTo(version);
    }

    @Test
    void optionsStandUnderHeadings() {
        String help = CommandLineRun.of("traces", "--help").out();

        assertThat(help)
                .contains("Usage: opik-export traces [OPTIONS]\n")
                .containsSubsequence(
                        "\nRows:\n",
                        "--filter",
                        "\nOutput:\n",
                        "--format",
                        "\nServer and project:\n",
                        "--url",
                        "\nOptions of all commands:\n",
                        "--log-json",
                        "\nExamples:\n");
        assertThat(help.split("--log-json")).hasSize(2);
    }

    @Test
    void exitCodesAreTheSameEverywhere() throws Exception {
        Map<String, String> help = commands()
                .findFirst()
                .orElseThrow()
                .getCommandSpec()
                .usageMessage()
                .exitCodeList();
        String readme = Files.readString(README);
        help.forEach((code, meaning) -> assertThat(readme).contains("| " + code + " | " + meaning + " |"));
        List<String> codes = new ArrayList<>();
        for (Field field : ExitCode.class.getFields()) {
            codes.add(String.valueOf(field.getInt(null)));
        }
        assertThat(help.keySet()).containsExactlyElementsOf(codes);
    }

    @Test
    void withoutACommandItSaysWhatToTry() {
        CommandLineRun.Result result = new CommandLineRun().run();

        assertThat(result.code()).isZero();
        assertThat(result.lines()).hasSizeLessThan(10);
        List<String> tries = result.lines().stream()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" {3,}")[0])
                .toList();
        assertThat(tries).hasSize(3);
        assertThat(run(ShellWords.all(tries.get(1)).stream().skip(1).toList()).out())
                .startsWith("START (UTC)");
    }

    @Test
    void theManualPageHasEveryCommandAndOption() {
        String page = CommandLineRun.of("man").out();

        assertThat(page).startsWith(".TH OPIK-EXPORT 1").contains(".SH EXIT STATUS", ".SS filter check");
        assertThat(page.lines()).noneMatch(line -> line.matches("\\.(?![A-Z]|nf|fi).*"));
        commands()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .flatMap(command -> command.getCommandSpec().options().stream())
                .forEach(option ->
                        assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR"));
    }

    @Test
    void theManualPageIsCleanForGroff() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "groff"))),
                "there is no groff to read the page");
        Path page = Files.writeString(
                folder.resolve("page.1"), CommandLineRun.of("man").out());
        Path shown = folder.resolve("page.txt");
        Path warnings = folder.resolve("warnings");
        int code = new ProcessBuilder("groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-cbou", page.toString())
                .redirectOutput(shown.toFile())
                .redirectError(warnings.toFile())
                .start()
                .waitFor();

        assertThat(code).isZero();
        assertThat(warnings).isEmptyFile();
        assertThat(Files.readString(shown))
                .contains("OPIK-EXPORT(1)", "--filter OQL|@FILE", "tags contains \"prod\"", "EXIT STATUS");
    }

    private static CommandLineRun.Result run(List<String> words) {
        String[] arguments = words.stream()
                .map(word -> word.matches("/?(tmp/)?[\\w-]+(\\.(parquet|jsonl|csv|html|oql|gz)|/)")
                        ? folder.resolve(word.replaceFirst("^/tmp/", "")).toString()
                        : word)
                .toArray(String[]::new);
        return CommandLineRun.asking(OPIK.emulator()).run(arguments);
    }
}
