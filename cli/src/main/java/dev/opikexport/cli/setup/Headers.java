package dev.opikexport.cli.setup;

import dev.opikexport.core.client.ClientListener;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the headers of a server's answers tell of its clock and its limits. */
final class Headers implements ClientListener {

    private static final String REMAINING = "-remaining-limit";

    private final Clock clock;
    private final Map<String, String> remaining = new TreeMap<>();
    private Optional<Duration> ahead = Optional.empty();

    Headers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void headers(Map<String, String> headers) {
        Instant now = clock.instant();
        Optional.ofNullable(headers.get("date"))
                .flatMap(Headers::parse)
                .ifPresent(date -> ahead = Optional.of(Duration.between(now, date)));
        headers.forEach((name, value) -> {
            if (name.startsWith("opik-") && name.endsWith(REMAINING)) {
                remaining.put(name.substring("opik-".length(), name.length() - REMAINING.length()), value);
            }
        });
    }

    /** How far the server's clock is ahead of ours, give or take a second; empty if it does not tell. */
    synchronized Optional<Duration> ahead() {
        return ahead;
    }

    /** How many requests of each kind are left in the server's time frame; empty if it announces no limits. */
    synchronized Map<String, String> remaining() {
        return Map.copyOf(remaining);
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
