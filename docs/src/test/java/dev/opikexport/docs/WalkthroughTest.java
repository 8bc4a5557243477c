package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types what the documents show, in their order, with and without a terminal, and compares what comes with what is shown. */
class WalkthroughTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    static Stream<Document> documents() throws IOException {
        return Document.all().stream()
                .filter(document -> !document.blocks("console").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void withoutATerminal(Document document) throws Exception {
        assumeCurl(document);

        Walkthrough.of(folder, OPIK.emulator(), false).type(document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void inATerminal(Document document) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1) to make a terminal");
        assumeCurl(document);

        Walkthrough.of(folder, OPIK.emulator(), true).type(document);
    }

    private static void assumeCurl(Document document) {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
        assumeTrue(installed || !document.text().contains("\n$ curl"), "there is no curl to type its commands with");
    }

    /** A block that is not run says why. */
    @Test
    void reasonsAreGiven() throws IOException {
        for (Document document : Document.all()) {
            assertThat(document.text().lines().filter(line -> line.startsWith("<!-- not run")))
                    .as(document.toString())
                    .allMatch(line -> line.matches("<!-- not run: .{10,} -->"));
        }
    }
}
