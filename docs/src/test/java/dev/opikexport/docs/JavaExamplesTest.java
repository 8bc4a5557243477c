package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of the documents is that of the examples, which are compiled and run. */
class JavaExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/java/dev/opikexport/docs/examples");
    private static final Path CONSUMER = Path.of("src/it/consumer");
    private static final Pattern REGION =
            Pattern.compile("^ *// begin (\\S+)\n(.*?)^ *// end$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void theDocumentsShowEveryExampleAndNothingElse() throws IOException {
        Map<String, String> examples = examples();

        assertThat(codeOf("README.md"))
                .containsExactly(examples.remove("readme-export"), examples.remove("readme-filter"));
        assertThat(codeOf("docs/formats.md"))
                .as("the second one is held by MarkdownFormatTest")
                .hasSize(2)
                .startsWith(examples.remove("read-back"));
        assertThat(codeOf("docs/library.md")).containsExactlyInAnyOrderElementsOf(examples.values());
    }

    @Test
    void theConsumersDependenciesAreThoseOfItsProject() throws IOException {
        String pom = Files.readString(CONSUMER.resolve("pom.xml"));
        String shown = pom.substring(pom.indexOf("  <dependencyManagement>"), pom.indexOf("  <!-- end -->"));

        assertThat(Document.of("docs/library.md").blocks("xml"))
                .extracting(Document.Block::code)
                .containsExactly(dedented(shown));
    }

    private static List<String> codeOf(String document) throws IOException {
        return Document.of(document).blocks("java").stream()
                .map(Document.Block::code)
                .toList();
    }

    private static Map<String, String> examples() throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : Stream.concat(files, Stream.of(CONSUMER.resolve("src/main/java/example/Main.java")))
                    .toList()) {
                for (MatchResult region :
                        REGION.matcher(Files.readString(file)).results().toList()) {
                    examples.put(region.group(1), dedented(region.group(2)));
                }
            }
        }
        return examples;
    }

    private static String dedented(String code) {
        return code.stripTrailing().stripIndent() + "\n";
    }
}
