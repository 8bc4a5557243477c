package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.docs.Document.Block;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A folder in which one types commands, with {@code ./opik-export} in it and a server that has the project.
 *
 * @param terminal whether commands believe that somebody watches
 */
record Walkthrough(Path folder, Map<String, String> variables, boolean terminal) {

    private static final Pattern CONTROL = Pattern.compile("\\x1B\\[[0-9;?]*[A-Za-z]|\\r");

    static Walkthrough of(Path folder, OpikEmulator emulator, boolean terminal) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path command = Files.writeString(
                folder.resolve("opik-export"), """
                #!/bin/bash
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp '%s' dev.opikexport.cli.Main "$@"
                """.formatted(java, System.getProperty("java.class.path")));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return new Walkthrough(
                folder,
                Map.of(
                        "OPIK_URL_OVERRIDE",
                        emulator.baseUrl().toString(),
                        "HOME",
                        folder.toString(),
                        "LC_ALL",
                        "C.UTF-8",
                        "TERM",
                        "xterm"),
                terminal);
    }

    /** Runs the document's commands and SQL, but for those that say why not. */
    void type(Document document) throws Exception {
        for (Block block : document.blocks()) {
            if (block.reason().isEmpty() && block.language().equals("console")) {
                console(block.code());
            }
            if (block.reason().isEmpty() && block.language().equals("sql")) {
                sql(block.code());
            }
        }
    }

    private void console(String code) throws Exception {
        List<String> shown = new ArrayList<>();
        String command = "";
        for (String line : (code + "$ ").lines().toList()) {
            if (!line.startsWith("$ ")) {
                shown.add(line);
                continue;
            }
            if (!command.isEmpty()) {
                compare(command, shown, run(command));
            }
            command = line.substring(2);
            shown.clear();
        }
    }

    private String run(String command) throws Exception {
        String here = command.replace("my-project", "golden")
                .replace("http://127.0.0.1:8080", variables.get("OPIK_URL_OVERRIDE"));
        Path said = folder.resolve(".said");
        List<String> words = terminal
                ? List.of("script", "-qec", here, folder.resolve(".typescript").toString())
                : List.of("bash", "-c", here);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(
                        Files.write(folder.resolve(".empty"), new byte[0]).toFile())
                .redirectOutput(said.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("SHELL", "/bin/bash");
        int code = builder.start().waitFor();
        String text = CONTROL.matcher(Files.readString(said)).replaceAll("").replace("golden", "my-project");
        assertThat(code).as(() -> command + "\n" + text).isZero();
        return text;
    }

    /** What is shown must come, in its order; an ellipsis stands for anything, on a line of its own for any lines. */
    private static void compare(String command, List<String> shown, String said) {
        String expected = shown.stream()
                .filter(line -> !line.equals("…"))
                .map(line -> Pattern.compile("…")
                        .splitAsStream(line)
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("(?s:.*)"));
        Matcher matcher = Pattern.compile(expected).matcher(said);
        assertThat(matcher.find())
                .as(() -> command + "\nshows\n" + String.join("\n", shown) + "\nand says\n" + said)
                .isTrue();
    }

    private void sql(String code) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String path = folder.toString().replace("'", "''");
            statement.execute("SET file_search_path = '" + path + "'");
            String there = code.replaceAll("TO '([^']+)'", "TO '" + Matcher.quoteReplacement(path) + "/$1'");
            if (statement.execute(there)) {
                assertThat(statement.getResultSet().next()).as(code).isTrue();
            }
        }
    }
}
