package dev.opikexport.emulator;

import dev.opikexport.emulator.data.GoldenData;
import dev.opikexport.emulator.http.ApiServer;
import dev.opikexport.emulator.store.Store;
import java.net.URI;

/** An Opik server in memory: answers as one of version 2.1.24 does, on loopback. Safe for several threads. */
public final class OpikEmulator implements AutoCloseable {

    private final ApiServer server;

    private OpikEmulator(ApiServer server) {
        this.server = server;
    }

    /** Starts on 127.0.0.1 and a free port, with the project {@code golden}: 240 traces, 900 spans, 8 threads. */
    public static OpikEmulator start() {
        return start(EmulatorOptions.defaults());
    }

    /** Starts; the server answers as soon as this returns. */
    public static OpikEmulator start(EmulatorOptions options) {
        Store store = new Store();
        GoldenData.addTo(store);
        return new OpikEmulator(ApiServer.start(options.host(), options.port(), store));
    }

    /** The server's address, for example {@code http://127.0.0.1:40123}; the API answers there and under {@code /api}. */
    public URI baseUrl() {
        return server.address();
    }

    /** Stops listening, cuts off requests under way and ends all threads. */
    @Override
    public void close() {
        server.close();
    }
}
