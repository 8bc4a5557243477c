package dev.opikexport.exporters.text.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest extends RowWriterContract {

    @Override
    protected OutputFormat format() {
        return new MarkdownFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) {
        return new String(file, UTF_8)
                .lines()
                .skip(2)
                .map(MarkdownFormatTest::id)
                .toList();
    }

    @Test
    void isTheExampleOfTheDocumentation() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/dev/opikexport/exporters/text/example/MarkdownFormat.java"));

        assertThat(Files.readString(Path.of("..", "..", "docs", "formats.md")))
                .contains(source.substring(source.indexOf("/** A table for")));
    }

    private static String id(String line) {
        try {
            String cell = line.substring(2, line.indexOf(" | ")).replace("&#124;", "|");
            return new ObjectMapper().readValue(cell, String.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
