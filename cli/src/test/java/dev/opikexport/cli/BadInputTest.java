package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong uses: each names the thing and the next step, ends with the documented code, and leaves no file behind. */
class BadInputTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void unknownProject() {
        refused(ExitCode.SERVER, "no-such-project", to("-p", "no-such-project", "-o", file("x.csv")));
    }

    @Test
    void noServer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        refused(
                ExitCode.SERVER,
                "127.0.0.1:" + free,
                CommandLineRun.of(
                        "traces", "--url", "http://127.0.0.1:" + free, "-p", "golden", "-o", file("x.parquet")));
    }

    @Test
    void wrongPathOfTheServer() {
        String url = OPIK.emulator().baseUrl() + "/no/such/path";
        refused(
                ExitCode.SERVER,
                "/no/such/path",
                CommandLineRun.of("traces", "--url", url, "-p", "golden", "-o", file("x.csv")));
    }

    @Test
    void notAUrl() {
        refused(
                ExitCode.USAGE,
                "localhost:5173",
                CommandLineRun.of("traces", "--url", "localhost:5173", "-p", "golden"));
    }

    @Test
    void noServerConfigured() {
        refused(ExitCode.USAGE, "OPIK_URL_OVERRIDE", CommandLineRun.of("traces", "-p", "golden"));
    }

    @Test
    void noProjectGiven() {
        refused(ExitCode.USAGE, "-p NAME", to("-o", file("x.csv")));
    }

    @Test
    void projectIdThatIsNone() {
        refused(ExitCode.USAGE, "golden", to("--project-id", "golden"));
    }

    @Test
    void wrongColumn() {
        refused(ExitCode.USAGE, "did you mean", to("-p", "golden", "-f", "nme = \"x\"", "-o", file("x.csv")));
    }

    @Test
    void unterminatedText() {
        refused(ExitCode.USAGE, "^", to("-p", "golden", "-f", "name = 'x", "-o", file("x.csv")));
    }

    @Test
    void folderOfTheOutputIsMissing() {
        refused(ExitCode.FILE, "missing", to("-p", "golden", "-o", file("missing/x.csv")));
    }

    @Test
    void outputIsUnderAFile() throws IOException {
        Path file = Files.createTempFile("opik-export", ".txt");
        refused(ExitCode.FILE, file.toString(), to("-p", "golden", "-o", file + "/x.csv"));
        Files.delete(file);
    }

    @Test
    void unknownEnding() {
        refused(ExitCode.USAGE, ".parquet", to("-p", "golden", "-o", file("x.xlsx")));
    }

    @Test
    void unknownFormat() {
        refused(ExitCode.USAGE, "parquet", to("-p", "golden", "--format", "xml"));
    }

    @Test
    void parquetOnStandardOutput() {
        refused(ExitCode.USAGE, "-o traces.parquet", to("-p", "golden", "--format", "parquet"));
    }

    @Test
    void unknownOption() {
        refused(ExitCode.USAGE, "--limit", to("-p", "golden", "--limt", "3"));
    }

    @Test
    void unknownCommand() {
        refused(ExitCode.USAGE, "traces", CommandLineRun.of("trace"));
    }

    @Test
    void unknownColumnOfTheFile() {
        refused(ExitCode.USAGE, "tokns", to("-p", "golden", "--columns", "id,tokns", "-o", file("x.csv")));
    }

    @Test
    void unknownOptionOfTheFormat() {
        refused(ExitCode.USAGE, "compression", to("-p", "golden", "-O", "compresion=gz", "-o", file("x.csv")));
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"/proc/x.csv", "/proc/", "/proc/x/y/"})
    void aFolderThatRefusesNewFiles(String output) {
        refused(
                ExitCode.FILE,
                "the folder /proc refuses new files",
                to("-p", "golden", "--format", "csv", "-o", output));
    }

    @Test
    void resumeWithoutAFolder() {
        refused(ExitCode.USAGE, "--resume", to("-p", "golden", "--resume", "-o", file("x.csv")));
    }

    @Test
    void verifyOfAFolderWithoutAManifest() {
        refused(ExitCode.FILE, "no finished export", CommandLineRun.of("verify", folder.toString()));
    }

    @Test
    void limitThatIsNoNumber() {
        refused(ExitCode.USAGE, "--limit", to("-p", "golden", "--limit", "many"));
    }

    @Test
    void traceIdThatIsNone() {
        refused(ExitCode.USAGE, "UUID", CommandLineRun.on(OPIK.emulator(), "spans", "-p", "golden", "--trace-id", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--debug", "--log-level=trace", "--log-level=trace --log-json"})
    void keyIsNeverSaid(String options) {
        String command = "traces --url " + OPIK.emulator().baseUrl() + "/nowhere -p golden " + options;
        CommandLineRun.Result result =
                new CommandLineRun().variable("OPIK_API_KEY", "very-secret-key").run(command.split(" "));

        assertThat(result.code()).isEqualTo(ExitCode.SERVER);
        assertThat(result.err()).contains("org.apache.hc");
        assertThat(result.out() + result.err()).doesNotContain("very-secret-key");
    }

    private void refused(int code, String named, CommandLineRun.Result result) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsIgnoringCase(named).doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(6);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static CommandLineRun.Result to(String... arguments) {
        return CommandLineRun.on(OPIK.emulator(), CommandLineRun.with(new String[] {"traces"}, arguments));
    }
}
