package dev.opikexport.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Screen FILE = new Screen(false, false, 80);
    private static final Screen TERMINAL = new Screen(true, true, 80);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void textIsForPeople() {
        Messages messages = messages(FILE);
        messages.say("hello");
        messages.warn("careful");
        messages.fail("it failed\ntry again", 4);

        assertThat(said()).isEqualTo("hello\nopik-export: careful\nopik-export: it failed\n  try again\n");
    }

    @Test
    void jsonIsForPrograms() throws Exception {
        Messages messages = messages(TERMINAL);
        messages.useJson(true);
        messages.event("progress", "7 rows", Map.of("rows", 7));
        messages.fail("it failed\ntry again", 4);

        JsonNode progress = new ObjectMapper().readTree(said().lines().toList().get(0));
        assertThat(progress)
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"time\":\"2026-11-25T00:00:00Z\",\"level\":\"info\",\"event\":\"progress\","
                                + "\"message\":\"7 rows\",\"rows\":7}"));
        JsonNode failure = new ObjectMapper().readTree(said().lines().toList().get(1));
        assertThat(failure.path("message").textValue()).isEqualTo("it failed\ntry again");
        assertThat(failure.path("exit_code").intValue()).isEqualTo(4);
        assertThat(messages.showsStatus()).isFalse();
    }

    @Test
    void quietKeepsWhatMustNotBeOverlooked() {
        Messages messages = messages(FILE);
        messages.useQuiet(true);
        messages.say("hello");
        messages.warn("careful");

        assertThat(said()).isEqualTo("opik-export: careful\n");
    }

    @Test
    void linesStandAboveTheStatus() {
        Messages messages = messages(new Screen(true, false, 80));
        messages.status("50 %");
        messages.say("hello");
        messages.status("");

        assertThat(said()).isEqualTo("\r\033[K50 %\r\033[Khello\n50 %\r\033[K");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(Screen.of(Map.of()).isTerminal()).isFalse();
        assertThat(Screen.of(Map.of("OPIK_EXPORT_TERMINAL", "yes")).red("x")).isEqualTo("\033[31mx\033[0m");
        assertThat(Screen.of(Map.of("OPIK_EXPORT_TERMINAL", "yes", "NO_COLOR", "1"))
                        .red("x"))
                .isEqualTo("x");
        assertThat(Screen.of(Map.of("OPIK_EXPORT_TERMINAL", "yes", "TERM", "dumb"))
                        .isTerminal())
                .isFalse();

        Messages messages = messages(TERMINAL);
        messages.useNoColour(true);
        messages.warn("careful");
        assertThat(said()).doesNotContain("\033");
    }

    private Messages messages(Screen screen) {
        return new Messages(
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC),
                screen);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
