package dev.opikexport.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.Main;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.AccessOptions;
import dev.opikexport.emulator.access.RateLimitOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First minutes: {@code configure} and {@code doctor}, against emulators with and without authentication. */
class SetupCommandsTest {

    private static final String KEY = "very-secret-key";

    private static OpikEmulator open;
    private static OpikEmulator guarded;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        open = OpikEmulator.start(
                EmulatorOptions.defaults().withRateLimits(RateLimitOptions.reads(1000, Duration.ofMinutes(1))));
        guarded = OpikEmulator.start(
                EmulatorOptions.defaults().withAccess(AccessOptions.withKey("research", KEY, "somebody")));
    }

    @AfterAll
    static void stop() {
        open.close();
        guarded.close();
    }

    @Test
    void whatIsAskedForIsCheckedAndWrittenForTheOwnerOnly() throws IOException {
        CommandLineRun.Result result = run(guarded.baseUrl() + "\nresearch\n" + KEY + "\n", "configure");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("1 project", "Written to").doesNotContain(KEY);
        assertThat(Files.readString(config()))
                .isEqualTo("[opik]\nurl_override = " + guarded.baseUrl() + "/\nworkspace = research\napi_key = " + KEY
                        + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config())))
                .isEqualTo("rw-------");
        assertThat(run("", "preview", "traces", "-p", "golden").code()).isZero();
    }

    @Test
    void theSecondTimeEmptyAnswersKeepWhatIsSet() throws IOException {
        run(guarded.baseUrl() + "\nresearch\n" + KEY + "\n", "configure");
        String first = "# mine\n" + Files.readString(config()) + "project_name = golden\n";
        Files.writeString(config(), first);

        assertThat(run("\n\n\n", "configure").code()).isZero();
        assertThat(Files.readString(config())).isEqualTo(first);
    }

    @Test
    void aKeyIsReadFromTheTerminalUnseenIfThereIsOne() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String answers = guarded.baseUrl() + "\nresearch\n";
        Environment environment = Environment.of(
                        new ByteArrayOutputStream(),
                        err,
                        new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                        Map.of(),
                        home)
                .withHiddenInput(prompt -> KEY);

        assertThat(Main.run(environment, "configure"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(config()).content().contains("api_key = " + KEY);
    }

    @Test
    void aKeyThatCarriesItsServerNeedsNoUrl() {
        String attributes = "{\"baseUrl\":\"" + guarded.baseUrl() + "\"}";
        String key = KEY + "*" + Base64.getEncoder().encodeToString(attributes.getBytes(StandardCharsets.UTF_8));

        CommandLineRun.Result result = run("\n" + key + "\n", "configure", "--workspace", "research", "--no-check");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(config())
                .content()
                .contains("url_override = " + guarded.baseUrl() + "/opik/api/\n", "api_key = " + key);
    }

    @Test
    void nothingIsWrittenIfTheServerRefuses() throws IOException {
        CommandLineRun.Result result = run(guarded.baseUrl() + "\nresearch\nwrong-key\n", "configure");

        assertThat(result.code()).isEqualTo(ExitCode.SERVER);
        assertThat(result.err()).contains("API key").doesNotContain("wrong-key", "Exception");
        assertThat(run("http://127.0.0.1:" + freePort() + "\n\n\n", "configure").code())
                .isEqualTo(ExitCode.SERVER);
        assertThat(run(open.baseUrl() + "\n", "configure").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("localhost:5173\n\n\n", "configure").code()).isEqualTo(ExitCode.USAGE);
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theDoctorFindsAllWell() {
        run(guarded.baseUrl() + "\nresearch\n" + KEY + "\n", "configure");

        CommandLineRun.Result result = run("", "doctor", "-p", "golden");

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "(from " + config() + ")",
                        "golden (from --project)",
                        "2.1.24",
                        "240 traces",
                        "clock",
                        "none announced")
                .contains("API key       set (from")
                .doesNotContain(KEY, "FAIL");
    }

    @Test
    void theDoctorTellsWhereTheEnvironmentWinsAndWhatIsLeftOfALimit() {
        CommandLineRun.Result result = new CommandLineRun()
                .home(home)
                .variable("OPIK_URL_OVERRIDE", open.baseUrl().toString())
                .run("doctor");

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("(from OPIK_URL_OVERRIDE)", "does not exist", "998 requests");
    }

    @Test
    void theDoctorSaysWhatToDo() throws IOException {
        failing("opik-export configure", run("", "doctor"));
        failing("no-such-project", run("", "doctor", "--url", open.baseUrl().toString(), "-p", "no-such-project"));
        failing("whether the server runs", run("", "doctor", "--url", "http://127.0.0.1:" + freePort()));
        failing(
                "Check the API key",
                run("", "doctor", "--url", guarded.baseUrl().toString(), "--workspace", "research"));
        failing("workspace", run("", "doctor", "--url", open.baseUrl().toString(), "--workspace", "other"));
    }

    @Test
    void theDoctorNotesAFileThatOthersMayRead() throws IOException {
        Files.writeString(config(), "[opik]\nurl_override = " + open.baseUrl() + "\n");
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(run("", "doctor").out()).contains("chmod 600");
    }

    private static void failing(String advice, CommandLineRun.Result result) {
        assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.SERVER);
        assertThat(result.out()).contains("FAIL", advice).doesNotContain("Exception");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path config() {
        return home.resolve(".opik.config");
    }

    private CommandLineRun.Result run(String input, String... arguments) {
        return new CommandLineRun().home(home).input(input).run(arguments);
    }
}
