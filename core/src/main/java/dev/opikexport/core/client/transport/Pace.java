package dev.opikexport.core.client.transport;

import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.client.Time;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all requests of a client below the server's limits and our own, so that the server need not refuse any.
 *
 * <p>The server counts in fixed time frames per kind of request, and says with each answer how many are left in the frame
 * and for how long it lasts. Its header for refusals, {@code RateLimit-Reset}, is in whole seconds, rounded down: it comes second.
 */
public final class Pace {

    private static final int UNKNOWN = Integer.MAX_VALUE;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Longer waits are none, but points in time, or nonsense: then it is asked again after a minute. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration MARGIN = Duration.ofMillis(20);
    private static final String REMAINING = "-remaining-limit";
    private static final String TTL = "-remaining-limit-ttl-millis";

    private final Time time;
    private final Waits waits;
    private final ClientListener listener;
    private final int maxPerMinute;
    private final Deque<Instant> lastMinute = new ArrayDeque<>();
    private final Map<String, Frame> frames = new HashMap<>();

    /** @param maxPerMinute our own limit for all requests together; 0 for none */
    public Pace(Time time, Waits waits, ClientListener listener, int maxPerMinute) {
        this.time = time;
        this.waits = waits;
        this.listener = listener;
        this.maxPerMinute = maxPerMinute;
    }

    /** What is known of the server's limit for one kind of request. */
    private static final class Frame {
        private int limit = UNKNOWN;
        private int remaining = UNKNOWN;
        private Instant end;
        /** Whether a request was refused: what comes until the end are answers to requests that were sent before. */
        private boolean refused;

        Frame(Instant end) {
            this.end = end;
        }
    }

    /**
     * Waits until a request may be sent, and counts it. When waits are cut, the server's limit is still kept, but not our own: what ends
     * then needs a last count.
     *
     * @param kind requests of one kind share a limit of the server
     * @throws InterruptedIOException if the wait was cut
     */
    public void acquire(String kind) throws InterruptedIOException {
        for (Instant until = claim(kind); until != null; until = claim(kind)) {
            listener.waiting(until, "rate limit");
            waits.sleep(Duration.between(time.now(), until).plus(MARGIN), "for the rate limit");
        }
    }

    private synchronized @Nullable Instant claim(String kind) {
        Instant now = time.now();
        Frame frame = frames.get(kind);
        if (frame != null && now.isAfter(frame.end)) {
            frame.remaining = frame.limit;
            frame.end = now.plus(MINUTE);
            frame.refused = false;
        }
        if (frame != null && frame.remaining <= 0) {
            return frame.end;
        }
        if (maxPerMinute > 0 && !waits.isCut()) {
            while (!lastMinute.isEmpty() && !lastMinute.getFirst().plus(MINUTE).isAfter(now)) {
                lastMinute.removeFirst();
            }
            if (lastMinute.size() >= maxPerMinute) {
                return lastMinute.getFirst().plus(MINUTE);
            }
            lastMinute.addLast(now);
        }
        if (frame != null) {
            frame.remaining--;
        }
        return null;
    }

    /** Takes in what an answer says of the limit, and returns the wait that a refusal asks for. */
    public synchronized Duration learn(String kind, Answer answer) {
        Instant now = time.now();
        Duration wait = waitSaid(answer);
        boolean isRefusal = answer.status() == 429;
        int left = isRefusal ? 0 : remainingSaid(answer);
        if (left >= 0) {
            Frame frame = frames.computeIfAbsent(kind, k -> new Frame(now));
            if (!isRefusal) {
                frame.limit = frame.limit == UNKNOWN ? left + 1 : Math.max(frame.limit, left + 1);
            }
            frame.remaining = Math.min(frame.remaining, left);
            if (isRefusal || !frame.refused) {
                frame.end = now.plus(wait);
            }
            frame.refused |= isRefusal;
        }
        return wait;
    }

    /** How many requests a minute the strictest limit allows, if any limit is known. */
    public synchronized OptionalInt perMinute() {
        int own = maxPerMinute == 0 ? UNKNOWN : maxPerMinute;
        int least = frames.values().stream().mapToInt(frame -> frame.limit).reduce(own, Math::min);
        return least == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(least);
    }

    private static int remainingSaid(Answer answer) {
        return (int) numberIn(answer, "opik-", REMAINING);
    }

    /** The number in the header whose name starts and ends so; -1 without one. */
    private static long numberIn(Answer answer, String start, String end) {
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            if (header.getKey().startsWith(start) && header.getKey().endsWith(end)) {
                return number(header.getValue(), -1);
            }
        }
        return -1;
    }

    private static Duration waitSaid(Answer answer) {
        long millis = numberIn(answer, "", TTL);
        if (millis >= 0 && millis <= LONGEST.toMillis()) {
            return Duration.ofMillis(millis);
        }
        long seconds = answer.header("ratelimit-reset")
                .or(() -> answer.header("retry-after"))
                .map(value -> number(value, -1))
                .orElse(-1L);
        return seconds >= 0 && seconds <= LONGEST.toSeconds() ? Duration.ofSeconds(seconds + 1) : MINUTE;
    }

    private static long number(String text, long otherwise) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
