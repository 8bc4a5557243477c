package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes of their own, with the classes of the tests. */
public final class JavaProcess {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private JavaProcess() {}

    /** Java with a main class and its arguments. */
    public static ProcessBuilder java(List<String> words) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(words);
        return withClasses(command);
    }

    /** A shell that knows the command {@code opik-export}. */
    public static ProcessBuilder bash(String command) {
        ProcessBuilder bash = withClasses(List.of(
                "/bin/bash",
                "-c",
                "opik-export() { \"$JAVA\" -XX:TieredStopAtLevel=1 dev.opikexport.cli.Main \"$@\"; }; " + command));
        bash.environment().put("JAVA", JAVA);
        return bash;
    }

    private static ProcessBuilder withClasses(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    /** Everything that a process says until it ends. */
    public static String said(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
