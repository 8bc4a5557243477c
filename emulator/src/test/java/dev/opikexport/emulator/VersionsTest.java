package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An old version of a row goes on matching filters until the database merges it away. */
class VersionsTest {

    private static final String ID = "01a1ee56-7188-7000-8000-000000000005";

    @Test
    void matchesEarlierVersionsUntilTheyAreMerged() {
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().withoutGoldenData())) {
            Api api = new Api(emulator.baseUrl());
            api.post(
                    "/v1/private/traces/batch",
                    "{\"traces\":[{\"id\":\"" + ID + "\",\"project_name\":\"p\",\"name\":\"v0\","
                            + "\"start_time\":\"2026-11-20T00:00:00Z\"}]}");
            for (int version = 1; version <= 10; version++) {
                api.send("PATCH", "/v1/private/traces/" + ID, "{\"project_name\":\"p\",\"name\":\"v" + version + "\"}");
            }

            assertThat(named(api, "v10")).isEqualTo(1);
            assertThat(named(api, "v9")).isEqualTo(1);
            assertThat(named(api, "v0")).isZero();
            emulator.mergeVersions();
            assertThat(named(api, "v10")).isEqualTo(1);
            assertThat(named(api, "v9")).isZero();
        }
    }

    @Test
    void averagesTheScoresOfSeveralAuthors() {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Api api = new Api(emulator.baseUrl());
            String id = api.getJson("/v1/private/traces?project_name=golden&size=1")
                    .get("content")
                    .get(0)
                    .get("id")
                    .textValue();
            api.score(id, "alice", 1);
            api.score(id, "bob", 0.5);
            api.score(id, "bob", 0.25);

            assertThat(api.get("/v1/private/traces/" + id).body())
                    .contains("{\"name\":\"shared\",\"category_name\":\", \",\"value\":0.625000000,"
                            + "\"reason\":\"<no reason>, <no reason>\"")
                    .contains("\"value_by_author\":{\"alice\":{\"value\":1.000000000,")
                    .contains("\"bob\":{\"value\":0.250000000,");
        }
    }

    private static int named(Api api, String name) {
        String filter = "[{\"field\":\"name\",\"operator\":\"=\",\"value\":\"" + name + "\"}]";
        return api.getJson("/v1/private/traces?project_name=p&filters=" + Api.encode(filter))
                .get("total")
                .intValue();
    }
}
