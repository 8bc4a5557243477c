package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Options from the environment, and configurations by profile. */
class OptionVariablesTest {

    @TempDir
    private Path home;

    @Test
    void anOptionComesFromItsVariableUnlessItIsGiven() {
        CommandLineRun variables = golden().variable("OPIK_EXPORT_LIMIT", "3");

        assertThat(variables.run("traces").lines()).hasSize(3);
        assertThat(variables.run("traces", "--limit", "5").lines()).hasSize(5);
    }

    @Test
    void aFlagIsOnByItsVariableAndStaysOnWhereItIsGiven() {
        CommandLineRun variables = golden().variable("OPIK_EXPORT_QUIET", "true");

        assertThat(variables.run("traces", "--limit", "1").err()).isEmpty();
        assertThat(variables.run("traces", "--limit", "1", "--quiet").err()).isEmpty();
        assertThat(variables.run("traces", "--limit", "1", "-q").err()).isEmpty();
        assertThat(golden().variable("OPIK_EXPORT_QUIET", "false")
                        .run("traces", "--limit", "1")
                        .err())
                .isNotEmpty();
    }

    @Test
    void aWrongVariableIsNamed() {
        CommandLineRun.Result result =
                golden().variable("OPIK_EXPORT_PAGE_SIZE", "many").run("traces");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--page-size", "OPIK_EXPORT_PAGE_SIZE");
        assertThat(golden().run("traces", "--page-size", "many").err()).doesNotContain("OPIK_EXPORT");
        assertThat(golden().variable("OPIK_EXPORT_LIMIT", "3000")
                        .run("preview", "traces")
                        .err())
                .contains("at most 1000", "OPIK_EXPORT_LIMIT");
    }

    @Test
    void everyOptionHasAVariableOfItsOwn() {
        CommandLine traces = new CommandLine(Main.commandLine(
                        Environment.of(
                                System.out,
                                System.err,
                                java.io.InputStream.nullInputStream(),
                                java.util.Map.of(),
                                null),
                        "traces")
                .getSubcommands()
                .get("traces")
                .getCommandSpec());
        Set<String> names = new HashSet<>();
        for (OptionSpec option : traces.getCommandSpec().options()) {
            assertThat(names.add(OptionVariables.name(option)))
                    .as(option.longestName())
                    .isTrue();
        }
        assertThat(names)
                .contains("OPIK_EXPORT_WITH_SPANS", "OPIK_EXPORT_SINCE")
                .hasSizeGreaterThan(25);
    }

    @Test
    void theConfigurationHasProfiles() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Path file = Files.writeString(home.resolve(".opik.config"), """
                    [opik]
                    url_override = http://127.0.0.1:1
                    project_name = none
                    [local]
                    url_override = %s
                    project_name = golden
                    [half]
                    project_name = golden
                    """.formatted(emulator.baseUrl()));

            CommandLineRun local = new CommandLineRun().home(home);
            assertThat(local.run("count", "traces", "--profile", "local").out()).isEqualTo("240\n");
            assertThat(local.run("count", "traces", "--profile=local").out()).isEqualTo("240\n");
            assertThat(new CommandLineRun()
                            .variable("OPIK_EXPORT_PROFILE", "local")
                            .run("count", "traces", "--config", file.toString())
                            .out())
                    .isEqualTo("240\n");
            assertThat(new CommandLineRun()
                            .home(home)
                            .variable("OPIK_URL_OVERRIDE", emulator.baseUrl().toString())
                            .run("count", "traces", "--profile", "half")
                            .out())
                    .as("the environment fills in what the profile lacks")
                    .isEqualTo("240\n");
        }
    }

    @Test
    void aProfileWithAServerGetsNoKeyOfAnotherOne() throws IOException {
        Files.writeString(home.resolve(".opik.config"), """
                [opik]
                api_key = secret
                workspace = w
                [other]
                url_override = http://127.0.0.1:1
                [same]
                project_name = chat
                """);

        assertThat(doctor("other")).contains("API key", "not set").doesNotContain("(from " + home);
        assertThat(doctor("same")).contains("profile same");
    }

    @Test
    void aChosenProfileWinsOverTheVariablesOfOtherServers() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Files.writeString(home.resolve(".opik.config"), """
                    [opik]
                    url_override = http://127.0.0.1:1
                    [local]
                    url_override = %s
                    workspace = default
                    project_name = golden
                    """.formatted(emulator.baseUrl()));
            CommandLineRun elsewhere = new CommandLineRun()
                    .home(home)
                    .variable("OPIK_URL_OVERRIDE", "http://127.0.0.1:1")
                    .variable("OPIK_WORKSPACE", "of another server")
                    .variable("OPIK_API_KEY", "secret of another server");

            CommandLineRun.Result result = elsewhere.run("count", "traces", "--profile", "local");

            assertThat(result.out()).as(result.err()).isEqualTo("240\n");
            assertThat(result.err())
                    .contains("OPIK_API_KEY is not used", "profile local")
                    .doesNotContain("secret");
            assertThat(elsewhere.run("doctor", "--profile", "local").out())
                    .contains("not set")
                    .doesNotContain("from OPIK_API_KEY", "of another server");
            assertThat(elsewhere
                            .run("count", "traces", "--profile", "local", "--url", "http://127.0.0.1:2")
                            .code())
                    .as("an option wins over the profile")
                    .isEqualTo(ExitCode.SERVER);
            assertThat(elsewhere.run("count", "traces", "-p", "golden").code())
                    .as("without a profile the environment wins")
                    .isEqualTo(ExitCode.SERVER);
        }
    }

    @Test
    void aMisspeltVariableIsNamedWithWhatMayHaveBeenMeant() {
        CommandLineRun.Result result = golden().variable("OPIK_EXPORT_PAGESIZES", "10")
                .variable("OPIK_EXPORT_QQQQQQQQQQ", "1")
                .variable("OPIK_EXPORT_JAVA_OPTS", "-Xmx1g")
                .variable("OPIK_EXPORT_ENTITIES", "")
                .variable("OPIK_EXPORT_PARTITION_BY", "date")
                .run("count", "traces");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("240\n");
        assertThat(result.err().lines())
                .hasSize(2)
                .anyMatch(line ->
                        line.contains("OPIK_EXPORT_PAGESIZES") && line.endsWith("Did you mean OPIK_EXPORT_PAGE_SIZE?"))
                .anyMatch(line -> line.endsWith("OPIK_EXPORT_QQQQQQQQQQ, so it does nothing."));
    }

    private String doctor(String profile) {
        String out = new CommandLineRun()
                .home(home)
                .variable("OPIK_URL_OVERRIDE", "http://127.0.0.1:1")
                .run("doctor", "--profile", profile)
                .out();
        return out.lines().filter(line -> line.contains("API key")).findFirst().orElse("");
    }

    @Test
    void anUnknownProfileIsAnsweredWithANearOne() throws IOException {
        Files.writeString(home.resolve(".opik.config"), "[opik]\n[staging]\nproject_name = a\n");

        CommandLineRun.Result result = new CommandLineRun().home(home).run("projects", "--profile", "stagin");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("stagin", "staging", "configure --profile");
    }

    @Test
    void configureWritesTheSectionOfAProfile() throws IOException {
        Files.writeString(home.resolve(".opik.config"), "[opik]\nworkspace = mine\n");

        CommandLineRun.Result result = new CommandLineRun()
                .home(home)
                .input("\n")
                .run("configure", "--profile", "lab", "--url", "http://lab", "--workspace", "w", "--no-check");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(home.resolve(".opik.config")))
                .startsWith("[opik]\nworkspace = mine\n")
                .contains("[lab]\nurl_override = http://lab");
    }

    private static CommandLineRun golden() {
        return new CommandLineRun().variable("OPIK_EXPORT_URL", "emulator").variable("OPIK_EXPORT_PROJECT", "golden");
    }
}
