package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM offers every module that the build itself manages. */
class BomTest {

    private static final Pattern OURS =
            Pattern.compile("<dependency>\\s*<groupId>dev\\.opikexport</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    @Test
    void offersEveryModule() throws IOException {
        assertThat(modules("../bom/pom.xml")).isNotEmpty().containsExactlyInAnyOrderElementsOf(modules("../pom.xml"));
    }

    private static List<String> modules(String pom) throws IOException {
        return OURS.matcher(Files.readString(Path.of(pom)))
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }
}
