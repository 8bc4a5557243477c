package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Attachments.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that hang on rows, fetched with them. */
class AttachmentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PICTURE = new byte[100_000];

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();

    private List<String> traces = List.of();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        traces = run("traces", "-p", "golden", "--limit", "3").ids();
        PICTURE[1] = 7;
        hang(0, "picture.png", "image/png", PICTURE);
        hang(0, "../../etc/passwd", "text/plain", "not a path".getBytes(StandardCharsets.UTF_8));
        hang(0, "Picture.png", "image/png", "another".getBytes(StandardCharsets.UTF_8));
        hang(1, "empty", "application/octet-stream", new byte[0]);
    }

    private void hang(int trace, String name, String type, byte[] bytes) {
        opik.emulator()
                .attachments()
                .add(Kind.TRACE, UUID.fromString(traces.get(trace)), new Attachment(name, type, bytes));
    }

    @Test
    void theyAreFetchedHashedAndListed() throws Exception {
        CommandLineRun.Result result = fetch();

        assertThat(result.code()).as(result.err()).isZero();
        List<JsonNode> list = list();
        assertThat(list).hasSize(4);
        for (JsonNode line : list) {
            Path file = folder.resolve("files").resolve(line.path("path").asText());
            assertThat(file.normalize()).startsWith(folder.resolve("files/traces"));
            byte[] bytes = Files.readAllBytes(file);
            assertThat(line.path("size").asLong()).isEqualTo(bytes.length);
            assertThat(line.path("sha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            assertThat(traces).contains(line.path("entity_id").asText());
        }
        assertThat(Files.readAllBytes(folder.resolve("files/traces/" + traces.get(0) + "/picture.png")))
                .isEqualTo(PICTURE);
        assertThat(result.err()).contains("4 attachments of 3 traces");
    }

    @Test
    void whatIsThereIsNotFetchedAgainUnlessItWasChanged() throws IOException {
        fetch();
        Path changed = folder.resolve("files/traces/" + traces.get(0) + "/picture.png");
        Files.write(changed, new byte[PICTURE.length]);
        opik.emulator().requests().reset();

        CommandLineRun.Result result = fetch();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(opik.emulator().requests().count("GET", "/v1/private/attachment/download")
                        + opik.emulator().requests().count("GET", "/api/v1/private/attachment/download"))
                .isEqualTo(1);
        assertThat(Files.readAllBytes(changed)).isEqualTo(PICTURE);
        assertThat(list()).hasSize(4);
    }

    @Test
    void aFileThatDoesNotComeIsNamedAndComesLater() throws IOException {
        opik.emulator().attachments().lose("picture.png");

        CommandLineRun.Result result = fetch("--columns", "id");
        opik.emulator().attachments().restore("picture.png");

        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(result.err()).contains("missing picture.png, an attachment of traces " + traces.get(0));
        assertThat(list()).anySatisfy(line -> {
            assertThat(line.path("file_name").asText()).isEqualTo("picture.png");
            assertThat(line.path("error").asText()).isNotEmpty();
        });
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("."))
                            .filter(file -> !file.getFileName().toString().equals(".lock")))
                    .isEmpty();
        }
        assertThat(fetch().code()).isZero();
        assertThat(list())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.path("error").asText()).isEmpty());
    }

    @Test
    void whatDidNotComeIsTriedAgainByARunOfOtherRows() throws IOException {
        opik.emulator().attachments().lose("picture.png");
        fetch("--columns", "id");
        opik.emulator().attachments().restore("picture.png");

        CommandLineRun.Result result = fetch("-f", "id = \"" + traces.get(1) + "\"");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(list())
                .allSatisfy(line -> assertThat(line.path("error").asText()).isEmpty());
        assertThat(Files.readAllBytes(folder.resolve("files/traces/" + traces.get(0) + "/picture.png")))
                .isEqualTo(PICTURE);
    }

    @Test
    void aFileOfAnotherAttachmentIsNotTakenForThisOne() throws IOException {
        fetch();
        Path list = folder.resolve("files/attachments.jsonl");
        Files.writeString(
                list, Files.readString(list).replace("\"file_name\":\"picture.png\"", "\"file_name\":\"other.png\""));
        Path file = folder.resolve("files/traces/" + traces.get(0) + "/picture.png");
        Files.write(file, new byte[PICTURE.length]);

        assertThat(fetch().code()).isZero();

        assertThat(Files.readAllBytes(file)).isEqualTo(PICTURE);
    }

    @Test
    void spansHaveTheirOwn() throws IOException {
        String span = run("spans", "-p", "golden", "--limit", "1").ids().get(0);
        opik.emulator()
                .attachments()
                .add(Kind.SPAN, UUID.fromString(span), new Attachment("s.txt", "text/plain", PICTURE));

        CommandLineRun.Result result = run(
                "spans",
                "-p",
                "golden",
                "--limit",
                "2",
                "--attachments",
                folder.resolve("files").toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("files/spans/" + span + "/s.txt")).hasBinaryContent(PICTURE);
        assertThat(run("threads", "-p", "golden", "--attachments", "x").code()).isEqualTo(ExitCode.USAGE);
    }

    private CommandLineRun.Result fetch(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "traces",
                "-p",
                "golden",
                "--limit",
                "3",
                "-o",
                folder.resolve("rows.jsonl").toString(),
                "--attachments",
                folder.resolve("files").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private List<JsonNode> list() throws IOException {
        return JsonRows.in(folder.resolve("files/attachments.jsonl"));
    }

    private CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.on(opik.emulator(), arguments);
    }
}
