package dev.opikexport.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UnreadableFileException;
import dev.opikexport.cli.command.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @TempDir
    private Path home;

    @Test
    void readsTheSectionOpikOfTheFileInTheHomeFolder() throws IOException {
        Files.writeString(home.resolve(".opik.config"), """
                # written by hand
                [other]
                workspace = not this one
                [opik]
                url_override = https://opik.example.org/opik/api
                workspace: research
                API_KEY = secret=with=equals
                """);

        Configuration configuration = load(Map.of());

        assertThat(configuration.url()).contains("https://opik.example.org/opik/api");
        assertThat(configuration.workspace()).contains("research");
        assertThat(configuration.apiKey()).contains("secret=with=equals");
        assertThat(configuration.project()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
        Files.writeString(home.resolve(".opik.config"), "\ufeff[opik]\r\nworkspace = research\r\n");

        assertThat(load(Map.of()).workspace()).contains("research");
    }

    @ParameterizedTest
    @CsvSource({"url_overide, url_override", "url, url_override", "apikey, api_key", "work_space, workspace"})
    void misspelledSettingsAreRefused(String written, String meant) throws IOException {
        Files.writeString(
                home.resolve(".opik.config"),
                "[opik]\n" + written + " = http://127.0.0.1:1\ncheck_tls_certificate = no\n");

        assertThatThrownBy(() -> load(Map.of()))
                .isExactlyInstanceOf(UsageException.class)
                .hasMessageContaining("'" + written + "'")
                .hasMessageContaining("Did you mean '" + meant + "'?");
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Files.writeString(home.resolve(".opik.config"), "[opik]\nworkspace = file\napi_key = file\n");

        Configuration configuration = load(Map.of(
                "OPIK_WORKSPACE",
                "environment",
                "OPIK_API_KEY",
                " ",
                "OPIK_PROJECT_NAME",
                "chat",
                "OPIK_URL_OVERRIDE",
                "http://localhost:5173"));

        assertThat(configuration.workspace()).contains("environment");
        assertThat(configuration.apiKey()).as("a blank variable is none").contains("file");
        assertThat(configuration.project()).contains("chat");
        assertThat(configuration.url()).contains("http://localhost:5173");
    }

    @Test
    void aNamedFileReplacesTheOneInTheHomeFolder() throws IOException {
        Files.writeString(home.resolve(".opik.config"), "[opik]\nworkspace = home\n");
        Files.writeString(home.resolve("other.ini"), "[opik]\nworkspace = other\n");

        assertThat(load(Map.of("OPIK_CONFIG_PATH", "~/other.ini")).workspace()).contains("other");
    }

    @Test
    void aNamedFileThatIsMissingIsAnError() {
        assertThatThrownBy(() -> load(Map.of("OPIK_CONFIG_PATH", "~/missing.ini")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("missing.ini");
    }

    @Test
    void withoutFileAndVariablesThereIsNothing() {
        Configuration configuration = load(Map.of());

        assertThat(configuration.url()).isEmpty();
        assertThat(configuration.apiKey()).isEmpty();
    }

    @Test
    void theHomeFolderIsTheOneOfTheShell() {
        assertThat(Environment.home(Map.of("HOME", "/chosen"), "/known")).isEqualTo(Path.of("/chosen"));
        assertThat(Environment.home(Map.of("HOME", ""), "/known")).isEqualTo(Path.of("/known"));
        assertThat(Environment.home(Map.of(), "?")).isNull();
    }

    private Configuration load(Map<String, String> variables) {
        return Configuration.load(Environment.of(
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                InputStream.nullInputStream(),
                variables,
                home));
    }
}
