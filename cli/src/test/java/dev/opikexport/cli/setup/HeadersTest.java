package dev.opikexport.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {

    private final Headers headers = new Headers(Clock.fixed(Instant.parse("2026-11-22T09:04:00Z"), ZoneOffset.UTC));

    @Test
    void theDateTellsHowFarTheClocksAreApart() {
        headers.headers(Map.of("date", "Sun, 22 Nov 2026 09:04:33 GMT"));
        assertThat(headers.ahead()).contains(Duration.ofSeconds(33));

        headers.headers(Map.of("date", "yesterday"));
        assertThat(headers.ahead()).as("a date that is none changes nothing").contains(Duration.ofSeconds(33));
    }

    @Test
    void limitsAreKeptByKind() {
        headers.headers(Map.of(
                "opik-gettraces-limit", "getTraces",
                "opik-gettraces-remaining-limit", "29",
                "opik-gettraces-remaining-limit-ttl-millis", "60000"));
        assertThat(headers.remaining()).containsExactly(Map.entry("gettraces", "29"));
    }
}
