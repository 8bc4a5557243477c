package dev.opikexport.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example in the documentation is the test beside this one. */
class DocumentationTest {

    @Test
    void showsTheExampleAsItRuns() throws IOException {
        String example = Files.readString(Path.of("src/test/java/dev/opikexport/emulator/junit/ExampleTest.java"));
        String shown = example.substring(example.indexOf("@ExtendWith"));

        assertThat(Files.readString(Path.of("../docs/emulator.md"))).contains("```java\n" + shown + "```");
    }
}
