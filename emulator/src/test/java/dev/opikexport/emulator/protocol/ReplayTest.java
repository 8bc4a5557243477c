package dev.opikexport.emulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.AccessOptions;
import dev.opikexport.emulator.access.RateLimitOptions;
import dev.opikexport.emulator.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded exchanges, sent again: same status, same headers that matter, same body. */
class ReplayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth_default",
                "exclude",
                "filters_bad",
                "gzip",
                "paging",
                "project",
                "search_cursor",
                "single",
                "sorting",
                "stream_errors",
                "strip_attachments",
                "text_search",
                "threads",
                "time_range",
                "trace_id",
                "truncate",
                "concurrent"
            })
    void repeatsTheTopic(String topic) throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start(EmulatorOptions.defaults())) {
            RecordedProjects projects = RecordedProjects.logInto(emulator.baseUrl());
            assertThat(differences(topic, emulator, projects, exchange -> {})).isEmpty();
        }
    }

    @Test
    void repeatsAuthentication() throws IOException {
        AccessOptions access = new AccessOptions(
                true, Map.of("good", "admin"), List.of("myws", "empty"), Set.of("forbidden"), Set.of("boom"));
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().withAccess(access))) {
            RecordedProjects projects =
                    RecordedProjects.logInto(emulator.baseUrl(), "Authorization: good", "Comet-Workspace: myws");
            assertThat(differences("auth_enabled", emulator, projects, exchange -> {}))
                    .isEmpty();
        }
    }

    @Test
    void repeatsRateLimits() throws IOException {
        RecordedClock clock = new RecordedClock(Duration.ofSeconds(20));
        Map<String, Integer> limits = Map.of(
                "get_traces", 3,
                "search_traces", 3,
                "get_spans", 3,
                "search_spans", 3,
                "get_span_by_id", 3,
                "single_tracing_ops", 3,
                "general_events", 60,
                "workspace_events", 50);
        EmulatorOptions options = EmulatorOptions.defaults()
                .withRateLimits(new RateLimitOptions(limits, Duration.ofSeconds(20)))
                .withClock(clock);
        try (OpikEmulator emulator = OpikEmulator.start(options)) {
            RecordedProjects projects = RecordedProjects.logInto(emulator.baseUrl());
            clock.stop();
            assertThat(differences("ratelimit", emulator, projects, clock::setFor))
                    .isEmpty();
        }
    }

    @Test
    void repeatsRowsThatTheServerCannotDecode() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            RecordedProjects projects = RecordedProjects.logInto(emulator.baseUrl());
            UUID broken = RecordedProjects.logBrokenProject(emulator.baseUrl());
            emulator.faults().add(new Fault.Undecodable(Set.of(broken)));
            assertThat(differences("undecodable_row", emulator, projects, exchange -> {}))
                    .isEmpty();
        }
    }

    @Test
    void repeatsADatabaseThatDies() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            RecordedProjects projects = RecordedProjects.logInto(emulator.baseUrl());
            emulator.faults().add(new Fault.EndEarly(0.75));
            assertThat(differences("stream_db_dies_midway", emulator, projects, exchange -> {}))
                    .isEmpty();
        }
    }

    private static List<String> differences(
            String topic, OpikEmulator emulator, RecordedProjects projects, Consumer<Exchange> before)
            throws IOException {
        List<String> differences = new ArrayList<>();
        for (Exchange exchange : Exchange.of(topic)) {
            if (!Exceptions.isExcepted(topic, exchange.number())) {
                before.accept(exchange);
                String difference = difference(exchange, exchange.replay(emulator.baseUrl(), projects::translate));
                if (!difference.isEmpty()) {
                    differences.add(exchange.number() + " " + exchange.name() + ": " + difference);
                }
            }
        }
        return differences;
    }

    static String difference(Exchange exchange, RawHttp.Response response) {
        if (response.status() != exchange.status()) {
            return "status " + response.status() + " for " + exchange.status() + ": " + shortened(response.body());
        }
        Map<String, String> headers = Exchange.relevant(response.headers());
        if (!headers.equals(exchange.recordedHeaders())) {
            return "headers " + headers + " for " + exchange.recordedHeaders();
        }
        if (response.status() >= 400 && response.body().startsWith("<html>")) {
            return "";
        }
        List<String> actual = Canonical.of(response.body());
        List<String> expected = Canonical.of(exchange.responseBody());
        int compared =
                Canonical.isCut(exchange.responseBody()) ? expected.size() : Math.max(actual.size(), expected.size());
        for (int i = 0; i < compared; i++) {
            String ours = i < actual.size() ? actual.get(i) : "nothing";
            String theirs = i < expected.size() ? expected.get(i) : "nothing";
            if (!Objects.equals(ours, theirs)) {
                return "part " + i + ":\n      " + firstDifference(ours, theirs) + "\n  for "
                        + firstDifference(theirs, ours);
            }
        }
        return "";
    }

    private static String firstDifference(String text, String other) {
        int i = 0;
        while (i < Math.min(text.length(), other.length()) && text.charAt(i) == other.charAt(i)) {
            i++;
        }
        return "…" + shortened(text.substring(Math.max(0, i - 40)));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(200, text.length()));
    }
}
