package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.fault.FaultRule.Target;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String LIST = "/v1/private/traces?project_name=generated&size=3000";
    private static final String SEARCH = "/v1/private/traces/search";
    private static final String ALL = "{\"project_name\":\"generated\",\"limit\":2000}";

    private static OpikEmulator emulator;
    private static Api api;

    @BeforeAll
    static void start() {
        emulator = OpikEmulator.start(EmulatorOptions.defaults().generate(2000, 1));
        api = new Api(emulator.baseUrl());
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @AfterEach
    void repair() {
        emulator.faults().clear();
    }

    @Test
    void cutsTheConnection() {
        emulator.faults().add(new Fault.Cut(100_000));

        assertThatThrownBy(() -> api.get(LIST)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> api.post(SEARCH, ALL)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void endsASearchEarlyAndProperlyAfterWholeBlocks() {
        emulator.faults().add(new Fault.EndEarly(0.75));

        assertThat(api.lines(SEARCH, ALL)).hasSize(1000);
        assertThat(api.get(LIST).statusCode()).isEqualTo(500);
    }

    @Test
    void stallsUntilItIsClosed() {
        CompletableFuture<String> body;
        try (OpikEmulator stalling = OpikEmulator.start()) {
            stalling.faults().add(new Fault.Stall(500, Long.MAX_VALUE));
            Api other = new Api(stalling.baseUrl());
            body = CompletableFuture.supplyAsync(
                    () -> other.get("/v1/private/traces?project_name=golden").body());
            while (stalling.requests().count() == 0) {
                Thread.onSpinWait();
            }
        }
        assertThatThrownBy(body::get).isInstanceOf(ExecutionException.class);
    }

    @Test
    void slowsDownWithoutHarm() {
        String before = api.get("/v1/private/traces?project_name=golden&size=2").body();
        emulator.faults().add(new Fault.Slow(1_000_000));

        assertThat(api.get("/v1/private/traces?project_name=golden&size=2").body())
                .isEqualTo(before);
    }

    @Test
    void answersWithErrorsForTheNextRequestsOnly() {
        emulator.faults().add(FaultRule.next(1, new Fault.Status(429, 2500)));
        emulator.faults().add(FaultRule.next(1, new Fault.Status(503, 0)).on(Target.LIST));

        HttpResponse<String> limited = api.get(LIST);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("RateLimit-Reset")).contains("2");
        assertThat(limited.headers().firstValue("Opik-Get-Traces-Remaining-Limit-TTL-Millis"))
                .contains("2500");
        assertThat(api.get(LIST).statusCode()).isEqualTo(200);
    }

    @Test
    void letsRequestsPassFirst() {
        emulator.faults()
                .add(FaultRule.next(1, new Fault.Status(503, 0)).on(Target.LIST).after(1));

        api.lines(SEARCH, ALL);
        assertThat(api.get(LIST).statusCode()).isEqualTo(200);
        assertThat(api.get(LIST).statusCode()).isEqualTo(503);
        assertThat(api.get(LIST).statusCode()).isEqualTo(200);
    }

    @Test
    void failsAShareOfTheRequests() {
        emulator.faults().add(FaultRule.percent(30, new Fault.Status(500, 0)));

        long failed = IntStream.range(0, 200)
                .filter(i ->
                        api.get("/v1/private/traces?project_name=golden&size=1").statusCode() == 500)
                .count();
        assertThat(failed).isBetween(30L, 90L);
    }

    @Test
    void breaksARow() {
        emulator.faults().add(new Fault.BrokenRow(1));

        List<String> lines = api.lines(SEARCH, ALL);
        assertThatThrownBy(() -> Api.JSON.readTree(lines.get(1))).isInstanceOf(JsonProcessingException.class);
        assertThat(lines).hasSize(2000);
        String page = api.get(LIST).body();
        assertThatThrownBy(() -> Api.JSON.readTree(page)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void lies() {
        emulator.faults().add(new Fault.WrongTotal(-3));

        assertThat(api.getJson(LIST).get("total").intValue()).isEqualTo(1997);
    }

    @Test
    void failsAWindowForEver() {
        List<String> lines = api.lines(SEARCH, ALL);
        Instant time = millis(lines.get(1500));
        emulator.faults().add(new Fault.FailingWindow(time, time));

        assertThat(api.get(LIST).statusCode()).isEqualTo(500);
        assertThat(api.get(LIST + "&from_time=" + time.plusMillis(1)).statusCode())
                .isEqualTo(200);
        assertThat(api.get(LIST + "&to_time=" + time.minusMillis(1)).statusCode())
                .isEqualTo(200);
        assertThat(api.lines(SEARCH, ALL)).isEqualTo(lines.subList(0, 1000));
    }

    @Test
    void runsOutOfMemory() {
        emulator.faults().add(new Fault.MemoryLimit(100));

        assertThat(api.get(LIST).statusCode()).isEqualTo(500);
        assertThat(api.get("/v1/private/traces?project_name=generated&size=100").statusCode())
                .isEqualTo(200);
        assertThat(api.lines(SEARCH, ALL)).isEmpty();
    }

    @Test
    void leavesOutRowsThatItCannotDecode() {
        String id = Api.json(api.lines(SEARCH, ALL).get(7)).get("id").textValue();
        emulator.faults().add(new Fault.Undecodable(Set.of(UUID.fromString(id))));

        assertThat(api.lines(SEARCH, ALL)).hasSize(1999);
        JsonNode page = api.getJson(LIST);
        assertThat(page.get("content")).hasSize(1999);
        assertThat(page.get("total").intValue()).isEqualTo(2000);
    }

    @Test
    void ignoresBoundsOfTimeAsOlderServersDo() {
        emulator.faults().add(new Fault.IgnoredTimeBounds());

        assertThat(api.getJson(LIST + "&from_time=2030-01-01T00:00:00Z")
                        .get("total")
                        .intValue())
                .isEqualTo(2000);
    }

    @Test
    void writesWhileItIsRead() {
        try (OpikEmulator busy = OpikEmulator.start()) {
            busy.faults().add(new Fault.ConcurrentWrites(5, 20));
            Api other = new Api(busy.baseUrl());
            String list = "/v1/private/traces?project_name=golden&size=1000";
            Instant snapshot = Instant.now();

            assertThat(other.getJson(list).get("total").intValue()).isEqualTo(245);
            assertThat(other.getJson(list).get("total").intValue()).isEqualTo(250);
            assertThat(other.getJson(list + "&to_time=" + snapshot.minusSeconds(1))
                            .get("total")
                            .intValue())
                    .isEqualTo(240);
        }
    }

    @Test
    void takesFaultsOverHttp() {
        assertThat(api.post(
                                "/emulator/faults",
                                "[{\"fault\":{\"type\":\"status\",\"status\":502},\"target\":\"list\",\"times\":1},"
                                        + "{\"fault\":{\"type\":\"failing_window\",\"from\":\"2026-08-01T00:00:00Z\","
                                        + "\"to\":\"2026-08-02T00:00:00Z\"},\"percent\":50}]")
                        .statusCode())
                .isEqualTo(204);
        assertThat(emulator.faults().rules())
                .containsExactly(
                        FaultRule.next(1, new Fault.Status(502, 0)).on(Target.LIST),
                        FaultRule.percent(
                                50,
                                new Fault.FailingWindow(
                                        Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2026-08-02T00:00:00Z"))));
        assertThat(api.post("/emulator/faults", "[{\"fault\":{\"type\":\"nonsense\"}}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.send("DELETE", "/emulator/faults", "").statusCode()).isEqualTo(204);
        assertThat(emulator.faults().rules()).isEmpty();
    }

    private static Instant millis(String line) {
        UUID id = UUID.fromString(Api.json(line).get("id").textValue());
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
