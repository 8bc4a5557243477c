package dev.opikexport.emulator;

import dev.opikexport.emulator.access.Caller;
import dev.opikexport.emulator.access.Gatekeeper;
import dev.opikexport.emulator.access.RateLimiter;
import dev.opikexport.emulator.data.Generator;
import dev.opikexport.emulator.data.GoldenData;
import dev.opikexport.emulator.fault.Faults;
import dev.opikexport.emulator.http.Requests;
import dev.opikexport.emulator.http.server.ApiServer;
import dev.opikexport.emulator.http.server.Surroundings;
import dev.opikexport.emulator.store.Attachments;
import dev.opikexport.emulator.store.NewIds;
import dev.opikexport.emulator.store.Store;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** An Opik server in memory: answers as one of version 2.1.24 does, on loopback. Safe for several threads. */
public final class OpikEmulator implements AutoCloseable {

    /** The project of generated rows. */
    public static final String GENERATED = "generated";

    private final ApiServer server;
    private final Store data;
    private final Closeable generated;
    private final Faults faults;
    private final Requests requests;

    private OpikEmulator(ApiServer server, Store data, Closeable generated, Faults faults, Requests requests) {
        this.data = data;
        this.server = server;
        this.generated = generated;
        this.faults = faults;
        this.requests = requests;
    }

    /** Starts on 127.0.0.1 and a free port, with the project {@code golden}: 240 traces, 900 spans, 8 threads. */
    public static OpikEmulator start() {
        return start(EmulatorOptions.defaults());
    }

    /**
     * Starts; the server answers as soon as this returns.
     *
     * @throws IllegalStateException if the port cannot be taken
     */
    public static OpikEmulator start(EmulatorOptions options) {
        NewIds ids = new NewIds(new SplittableRandom(options.seed()));
        Store data = new Store(options.clock(), ids);
        if (options.golden()) {
            GoldenData.addTo(data);
        }
        if (options.experiments()) {
            GoldenData.addExperimentsTo(data);
        }
        Closeable generated = options.generated() == 0
                ? () -> {}
                : Generator.addTo(data, GENERATED, options.generated(), options.seed());
        Store nothing = new Store(options.clock(), ids);
        Faults faults = new Faults(options.seed());
        Requests requests = new Requests();
        Surroundings surroundings = new Surroundings(
                new Gatekeeper(options.access(), data, () -> new Store(options.clock(), ids)),
                new Caller("", nothing),
                new RateLimiter(options.rateLimits(), options.clock()),
                faults,
                requests,
                options.clock(),
                new CountDownLatch(1));
        return new OpikEmulator(
                ApiServer.start(options.host(), options.port(), surroundings), data, generated, faults, requests);
    }

    /** The server's address, for example {@code http://127.0.0.1:40123}; the API answers there and under {@code /api}. */
    public URI baseUrl() {
        return server.address();
    }

    /** What the server does wrong; at first nothing. */
    public Faults faults() {
        return faults;
    }

    /** What the server was asked. */
    public Requests requests() {
        return requests;
    }

    /** Hangs files on traces and spans. */
    public Attachments attachments() {
        return data.attachments();
    }

    /** Lets the database forget earlier versions of changed rows, which until then go on matching filters. */
    public void mergeVersions() {
        data.projects().forEach(project -> project.writer().mergeVersions());
    }

    /** Stops listening, cuts off requests under way and ends all threads. */
    @Override
    public void close() {
        server.close();
        try {
            generated.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
