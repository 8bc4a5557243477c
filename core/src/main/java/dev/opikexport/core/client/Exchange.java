package dev.opikexport.core.client;

import dev.opikexport.core.client.transport.Answer;
import dev.opikexport.core.client.transport.Http;
import dev.opikexport.core.client.transport.Pace;
import dev.opikexport.core.client.transport.Retries;
import dev.opikexport.core.client.transport.Waits;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one server and their answers: sent in the pace that it allows, sent again where that may help, and an exception for what
 * it refuses. Safe for several threads.
 */
final class Exchange implements Closeable {

    private final Connection connection;
    private final Http http;
    private final Waits waits;
    private final Pace pace;
    private final Retries retries;
    private final Refusals refusals;
    private final ClientListener listener;
    private final Time time;
    /** When requests began to fail; null after a good answer. */
    private volatile @Nullable Instant failing;

    Exchange(Connection connection, ClientListener listener, Time time, RandomGenerator random) throws IOException {
        this.connection = connection;
        this.listener = listener;
        this.time = time;
        http = new Http(connection);
        waits = new Waits(time);
        pace = new Pace(time, waits, listener, connection.maxRequestsPerMinute());
        retries = new Retries(random, waits, listener);
        refusals = new Refusals(connection);
    }

    interface Sending {
        Answer send(Http http) throws IOException;
    }

    interface Parsing<T> {
        T parse(Answer answer) throws IOException;
    }

    /** How many requests a minute the server or we ourselves allow, if that is known. */
    OptionalInt requestsPerMinute() {
        return pace.perMinute();
    }

    /** How long requests have failed without a good answer between; a time without requests does not count. */
    Duration silence() {
        Instant since = failing;
        return since == null ? Duration.ZERO : Duration.between(since, time.now());
    }

    /**
     * Asks for what is behind an address.
     *
     * @param kind what the server's limits count together
     */
    <T> T get(String kind, URI uri, long maxBytes, Patience patience, Parsing<T> parsing) throws IOException {
        return ask(kind, to -> to.get(uri, maxBytes), patience, parsing);
    }

    /** The same for a request of any form. */
    <T> T ask(String kind, Sending sending, Patience patience, Parsing<T> parsing) throws IOException {
        BooleanSupplier goesOn = isLeft(patience);
        return retries.run(patience, goesOn, () -> {
            Answer answer = send(kind, sending, goesOn);
            T parsed = parsing.parse(answer);
            failing = null;
            listener.answered(answer.length());
            return parsed;
        });
    }

    /**
     * Asks what no limit counts.
     *
     * @param isTaken which statuses are no refusal
     */
    <T> T askUncounted(Sending sending, IntPredicate isTaken, Patience patience, Parsing<T> parsing)
            throws IOException {
        return retries.run(patience, isLeft(patience), () -> {
            Answer answer = sending.send(http);
            listener.headers(answer.headers());
            if (!isTaken.test(answer.status())) {
                throw refusals.of(answer);
            }
            return parsing.parse(answer);
        });
    }

    /** Hands out a file while it comes, once for each attempt; only the server itself sees the API key. */
    <T> T download(String kind, URI uri, boolean elsewhere, OpikClient.Receiver<T> receiver) throws IOException {
        BooleanSupplier goesOn = isLeft(connection.patience());
        return retries.run(connection.patience(), goesOn, () -> {
            AtomicReference<T> received = new AtomicReference<>();
            while (true) {
                pace.acquire(kind);
                listener.requestStarts();
                Answer refused = http.download(uri, !elsewhere, body -> received.set(receiver.receive(body)));
                if (refused == null) {
                    failing = null;
                    return received.get();
                }
                if (!mustWait(kind, refused, goesOn)) {
                    throw refusals.of(refused);
                }
            }
        });
    }

    /** Whether there is time for another attempt, asked when one failed. */
    private BooleanSupplier isLeft(Patience patience) {
        return () -> {
            if (failing == null) {
                failing = time.now();
            }
            return silence().compareTo(patience.total()) < 0;
        };
    }

    /** Sends one request as often as the server's limit refuses it. */
    private Answer send(String kind, Sending sending, BooleanSupplier goesOn) throws IOException {
        while (true) {
            pace.acquire(kind);
            listener.requestStarts();
            Answer answer = sending.send(http);
            listener.headers(answer.headers());
            if (mustWait(kind, answer, goesOn)) {
                continue;
            }
            if (answer.status() != 200) {
                throw refusals.of(answer);
            }
            if (answer.isHtml()) {
                throw refusals.html();
            }
            return answer;
        }
    }

    /** Whether the server's limit refuses a request for now, which is no failure: the pace waits before the next one. */
    private boolean mustWait(String kind, Answer answer, BooleanSupplier goesOn) {
        Duration wait = pace.learn(kind, answer);
        boolean isRefused = answer.status() == 429 && goesOn.getAsBoolean();
        if (isRefused) {
            listener.retrying(1, wait, refusals.of(answer));
        }
        return isRefused;
    }

    /** Is told how large the first large answers will be. */
    void expect(long bytes) {
        http.expect(bytes);
    }

    /** Takes back the bytes of an answer that nobody uses any more. */
    void giveBack(byte[] answer) {
        http.giveBack(answer);
    }

    /** Ends all waits for limits and repetitions, now and from now on. */
    void stopWaiting() {
        waits.cut();
    }

    /** Breaks off the requests under way. */
    @Override
    public void close() {
        http.close();
    }
}
