package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.docs.Document.Block;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No block of a document is a claim that nobody has tried: it is run by a test, or says why not, or is no command. */
class BlocksTest {

    /** Typed by WalkthroughTest, run by PythonTest, or compared with code that is compiled and run. */
    private static final Set<String> RUN = Set.of("console", "sql", "python", "java", "xml");
    /** Pictures, grammars and files. */
    private static final Set<String> SHOWN = Set.of("text", "ebnf", "ini");

    private static final Pattern COMMAND =
            Pattern.compile("^(\\$ |\\./opik-export|opik-export |curl |npm |mvn |python|java )", Pattern.MULTILINE);

    static Stream<Document> documents() throws IOException {
        return Document.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyBlockIsRunOrSaysWhyNot(Document document) {
        for (Block block : document.blocks()) {
            if (!block.reason().isEmpty() || RUN.contains(block.language())) {
                continue;
            }
            if (block.language().equals("oql")) {
                OqlParser.parse(Entity.TRACES, block.code());
                continue;
            }
            assertThat(SHOWN).as(document + ":\n" + block.code()).contains(block.language());
            assertThat(block.code()).as(document.toString()).doesNotContainPattern(COMMAND);
        }
    }
}
