package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManyClientsTest {

    private static final int CLIENTS = 200;
    private static final int LOGGED = 20;

    @Test
    void serves200ClientsThatReadAndLogAtOnceAndLeavesNoThread() throws InterruptedException, ExecutionException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Integer>> read = new ArrayList<>();
        Set<Thread> during;
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Api api = new Api(emulator.baseUrl());
            for (int i = 0; i < CLIENTS; i++) {
                read.add(clients.submit(client(api, i)));
            }
            for (Future<Integer> total : read) {
                assertThat(total.get()).isEqualTo(LOGGED);
            }
            assertThat(api.getJson("/v1/private/traces?project_name=shared&size=1")
                            .get("total")
                            .intValue())
                    .isEqualTo(CLIENTS * LOGGED);
            during = Thread.getAllStackTraces().keySet();
        }
        clients.shutdown();
        Set<Thread> ours = new HashSet<>(during);
        ours.removeAll(before);
        ours.removeIf(thread -> !isOfServer(thread));
        assertThat(ours).isNotEmpty();
        for (Thread thread : ours) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static boolean isOfServer(Thread thread) {
        return thread.getName().startsWith("opik-emulator") || thread.getName().startsWith("Scheduler-");
    }

    private static Callable<Integer> client(Api api, int number) {
        return () -> {
            for (int i = 0; i < LOGGED; i++) {
                String rows = "{\"traces\":[{\"project_name\":\"shared\",\"name\":\"c" + number
                        + "\",\"start_time\":\"2026-11-20T00:00:00Z\"}]}";
                assertThat(api.post("/v1/private/traces/batch", rows).statusCode())
                        .isEqualTo(204);
            }
            String filter = "[{\"field\":\"name\",\"operator\":\"=\",\"value\":\"c" + number + "\"}]";
            return api.getJson("/v1/private/traces?project_name=shared&size=1000&filters=" + Api.encode(filter))
                    .get("total")
                    .intValue();
        };
    }
}
