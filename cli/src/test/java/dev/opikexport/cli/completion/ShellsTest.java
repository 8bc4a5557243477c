package dev.opikexport.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code completion} in the shells themselves, where those are installed: what a line becomes when Tab is pressed. */
class ShellsTest {

    /** What is typed before Tab, and what stands there then. */
    private static final Map<String, String> LINES = Map.of(
            "opik-export traces -p gol", "opik-export traces -p golden ",
            "opik-export traces -p 'my", "opik-export traces -p 'my project'",
            "opik-export traces -p my", "opik-export traces -p 'my project' ",
            "opik-export traces --project=gol", "opik-export traces --project=golden ",
            "opik-export traces -f 'durat", "opik-export traces -f 'duration ",
            "opik-export spans -f \"name = 'x' AND mod", "opik-export spans -f \"name = 'x' AND model ",
            "opik-export traces --config=conf.ini --profile sec",
                    "opik-export traces --config=conf.ini --profile second ",
            "opik-export --config conf.ini --profile second traces -p oth",
                    "opik-export --config conf.ini --profile second traces -p other ");

    private static final Pattern REPORTED = Pattern.compile("LINE<(.*?)>");
    /** Says what stands on the line, and takes it away. */
    private static final String REPORT_KEY = "\u001d";

    @TempDir
    private static Path folder;

    private static OpikEmulator first;
    private static OpikEmulator second;

    @BeforeAll
    static void start() throws Exception {
        first = OpikEmulator.start();
        second = OpikEmulator.start();
        make("my project", first);
        make("other", second);
        Files.writeString(
                folder.resolve("conf.ini"),
                "[opik]\nurl_override = http://127.0.0.1:1\n[second]\nurl_override = " + second.baseUrl() + "\n");
        Files.writeString(folder.resolve(".opik.config"), "[opik]\nurl_override = " + first.baseUrl() + "\n");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path program = Files.writeString(
                folder.resolve("opik-export"),
                "#!/bin/sh\nexec '" + java
                        + "' -XX:TieredStopAtLevel=1 -cp \"$TEST_CLASS_PATH\" dev.opikexport.cli.Main \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        for (String shell : List.of("bash", "zsh", "fish")) {
            Files.writeString(
                    folder.resolve("completion." + shell),
                    CommandLineRun.of("completion", shell).out());
        }
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    private static void make(String project, OpikEmulator server) throws IOException, InterruptedException {
        URI projects = server.baseUrl().resolve("/v1/private/projects");
        HttpRequest request = HttpRequest.newBuilder(projects)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + project + "\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void bash() throws Exception {
        assumeInstalled("bash", "script");
        Files.writeString(folder.resolve("bashrc"), """
                PS1=
                . ./completion.bash
                report() { printf 'LINE<%s>\\n' "$READLINE_LINE"; READLINE_LINE=; }
                bind -x '"\\C-]": report'
                """);

        assertThat(typed("bash --noprofile --rcfile bashrc -i")).isEqualTo(List.copyOf(LINES.values()));
    }

    @Test
    void zsh() throws Exception {
        assumeInstalled("zsh", "script");
        Files.writeString(folder.resolve(".zshrc"), """
                PS1=
                autoload -U compinit; compinit -u -D
                . ./completion.zsh
                report() { print -r -- "LINE<$BUFFER>"; BUFFER=; }
                zle -N report; bindkey '^]' report
                """);

        assertThat(typed("zsh -i").stream().map(String::strip))
                .containsExactlyElementsOf(
                        LINES.values().stream().map(String::strip).toList());
    }

    @Test
    void fish() throws Exception {
        assumeInstalled("fish");
        StringBuilder script = new StringBuilder("source completion.fish\n");
        LINES.keySet()
                .forEach(line -> script.append("echo LINE\\<(complete -C '")
                        .append(line.replace("'", "\\'"))
                        .append("' | head -n 1 | cut -f 1)\\>\n"));
        Path file = Files.writeString(folder.resolve("test.fish"), script);

        List<String> words = said(List.of("fish", "--no-config", file.toString()), Path.of("/dev/null"));

        List<String> expected = LINES.values().stream()
                .map(line -> ShellWords.of(line.strip()).last())
                .toList();
        assertThat(words).hasSameSizeAs(expected);
        for (int i = 0; i < words.size(); i++) {
            assertThat(words.get(i)).startsWith(expected.get(i));
        }
    }

    /** What the lines become in a shell at a terminal, whose keys are all typed ahead. */
    private static List<String> typed(String shell) throws IOException, InterruptedException {
        StringBuilder keys = new StringBuilder();
        LINES.keySet().forEach(line -> keys.append(line).append('\t').append(REPORT_KEY));
        Path input = Files.writeString(folder.resolve("keys"), keys.append("exit\r"));
        return said(List.of("script", "-qec", shell, "/dev/null"), input);
    }

    private static List<String> said(List<String> command, Path input) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(said.toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("TEST_CLASS_PATH", System.getProperty("java.class.path"));
        builder.environment().remove("OPIK_URL_OVERRIDE");
        builder.environment().put("ZDOTDIR", folder.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as(Files.readString(said))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return REPORTED.matcher(Files.readString(said))
                .results()
                .map(ShellsTest::line)
                .toList();
    }

    private static String line(MatchResult reported) {
        return reported.group(1);
    }

    private static void assumeInstalled(String... programs) {
        for (String program : programs) {
            assumeTrue(
                    Stream.of(System.getenv("PATH").split(":"))
                            .anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                    "there is no " + program + " to try its completion in");
        }
    }
}
