package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.opikexport.cli.completion.ShellWords;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.AccessOptions;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wrong uses of {@code wrong-uses.txt}: what each says, in at most five lines, and its exit code. */
class WrongUsesTest {

    private static final Path USES = Path.of("src/test/resources/wrong-uses.txt");
    private static final String FULL = " > /dev/full";
    private static final int MOST_LINES = 5;

    @TempDir
    private static Path folder;

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    private static OpikEmulator guarded;
    private static HttpServer page;
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        guarded = OpikEmulator.start(EmulatorOptions.defaults().withAccess(AccessOptions.withKey("w", "key", "me")));
        page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            byte[] text = "<!DOCTYPE html><html><body>Welcome</body></html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        page.start();
        try (ServerSocket closed = new ServerSocket(0)) {
            PLACES.put("{closed}", String.valueOf(closed.getLocalPort()));
        }
        PLACES.put("{server}", OPIK.emulator().baseUrl().toString());
        PLACES.put("{guarded}", guarded.baseUrl().toString());
        PLACES.put("{page}", "http://127.0.0.1:" + page.getAddress().getPort());
        PLACES.put("{readonly}", readOnlyFolder());
        for (String name : List.of("folder", "mine", "done")) {
            PLACES.put(
                    "{" + name + "}",
                    Files.createDirectory(folder.resolve(name)).toString());
        }
        assertThat(run("opik-export traces -p golden --format jsonl -o {done}/").code())
                .isZero();
        PLACES.put(
                "{table}",
                Files.writeString(folder.resolve("rows.csv"), "id,name\n").toString());
        Checkpoint.start("another export", Instant.EPOCH, "", Duration.ZERO)
                .writeTo(Storage.at(folder.resolve("mine")));
    }

    /** One that not even root may write to. */
    private static String readOnlyFolder() throws IOException {
        Path path = Files.createDirectory(
                folder.resolve("readonly"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        return Files.isWritable(path) ? "/sys" : path.toString();
    }

    @AfterAll
    static void stop() {
        guarded.close();
        page.stop(0);
    }

    private record Use(String command, int code, List<String> texts) {

        static Use of(List<String> lines) {
            return new Use(lines.get(0).substring(2), Integer.parseInt(lines.get(1)), lines.subList(2, lines.size()));
        }

        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<Use> uses() throws IOException {
        List<Use> uses = new ArrayList<>();
        for (String block : Files.readString(USES).split("\n\n+")) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                uses.add(Use.of(lines));
            }
        }
        assertThat(uses).hasSizeGreaterThanOrEqualTo(20);
        return uses.stream();
    }

    @ParameterizedTest
    @MethodSource("uses")
    void saysWhatWhereAndWhatToDo(Use use) {
        CommandLineRun.Result result = run(use.command());

        assertThat(result.code()).as(result.err()).isEqualTo(use.code());
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsPattern("(?m)^opik-export: ").doesNotContain("Exception", "\tat ");
        for (String text : use.texts()) {
            assertThat(result.err()).contains(filled(text));
        }
        assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertNothingIsWritten();
    }

    private static void assertNothingIsWritten() {
        try (Stream<Path> files = Files.list(Path.of(PLACES.getOrDefault("{folder}", "")))) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandLineRun.Result run(String command) {
        boolean full = command.endsWith(FULL);
        String line = full ? command.substring(0, command.length() - FULL.length()) : command;
        List<String> words = ShellWords.all(filled(line));
        CommandLineRun run = CommandLineRun.asking(OPIK.emulator());
        return (full ? run.output(FullDisk.stream()) : run)
                .run(words.subList(1, words.size()).toArray(String[]::new));
    }

    private static String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }
}
