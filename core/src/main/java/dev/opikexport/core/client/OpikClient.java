package dev.opikexport.core.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.RestFilter;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks an Opik server, and repeats what may pass. Safe for several threads, which share the server's limits.
 *
 * <p>All methods throw {@link OpikException} when the server refuses or fails, and {@link java.io.InterruptedIOException}
 * when their thread is interrupted.
 */
public final class OpikClient implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SMALL_ANSWER = 64 << 20;
    private static final int PROJECTS_PER_PAGE = 1000;
    private static final String BY_ID = "[{\"field\":\"id\",\"direction\":\"DESC\"}]";
    /** What makes rows large, where the server can leave it out. */
    private static final String PAYLOADS = "[\"input\",\"output\",\"metadata\"]";

    private final Connection connection;
    private final Http http;
    private final Pace pace;
    private final Retries retries;
    private final Refusals refusals;
    private final ClientListener listener;
    private final Time time;
    private final URI root;
    private final @Nullable String version;
    private volatile Instant lastSuccess;

    private OpikClient(Connection connection, ClientListener listener, Time time, RandomGenerator random)
            throws IOException {
        this.connection = connection;
        this.listener = listener;
        this.time = time;
        http = new Http(connection);
        pace = new Pace(time, listener, connection.maxRequestsPerMinute());
        retries = new Retries(random, listener);
        refusals = new Refusals(connection);
        lastSuccess = time.now();
        try {
            ServerRoot found = ServerRoot.find(connection.url(), this::versionAt);
            root = found.url();
            version = found.version();
        } catch (IOException | RuntimeException e) {
            http.close();
            throw e;
        }
    }

    /**
     * A client of a server that answers now.
     *
     * @throws OpikException if nobody answers at the connection's URL
     */
    public static OpikClient open(Connection connection) throws IOException {
        return open(connection, ClientListener.NONE);
    }

    /** The same with a listener. */
    public static OpikClient open(Connection connection, ClientListener listener) throws IOException {
        return open(connection, listener, Time.system(), new Random());
    }

    /** The same with a clock and a source of chance. */
    public static OpikClient open(Connection connection, ClientListener listener, Time time, RandomGenerator random)
            throws IOException {
        return new OpikClient(connection, listener, time, random);
    }

    /** The server's own version, for example {@code 2.1.24}, if it tells. */
    public Optional<String> serverVersion() {
        return Optional.ofNullable(version);
    }

    /** The base of the API, as it was found. */
    public URI apiUrl() {
        return root;
    }

    /** How it connects. */
    public Connection connection() {
        return connection;
    }

    /** How many requests a minute the server or we ourselves allow, if that is known. */
    public OptionalInt requestsPerMinute() {
        return pace.perMinute();
    }

    /** How long ago the last good answer came; since the start, if none came. */
    public Duration silence() {
        return Duration.between(lastSuccess, time.now());
    }

    /**
     * Asks whether the API key may enter the workspace. Reading does not tell: strangers are shown what is public there, which may be
     * nothing. A batch without traces does, and writes nothing: who may enter is told that it is too small.
     *
     * @throws OpikException if the server refuses
     */
    public void checkAccess() throws IOException {
        URI uri = uri("/v1/private/traces/batch");
        retries.run(connection.patience(), () -> {
            Answer answer = http.post(uri, "{\"traces\":[]}", "application/json", SMALL_ANSWER);
            listener.headers(answer.headers());
            if (answer.status() != 422 && answer.status() >= 300) {
                throw refusals.of(answer, Duration.ZERO);
            }
            return answer;
        });
    }

    /** All projects of the workspace that the API key may see, in the server's order. */
    public List<Project> projects() throws IOException {
        List<Project> projects = new ArrayList<>();
        for (int page = 1; ; page++) {
            URI uri = uri("/v1/private/projects", "page", page, "size", PROJECTS_PER_PAGE);
            JsonNode answer = retries.run(
                    connection.patience(), () -> json(request("projects", () -> http.get(uri, SMALL_ANSWER))));
            answer.path("content").forEach(project -> projects.add(project(project)));
            if (answer.path("content").isEmpty()
                    || projects.size() >= answer.path("total").asLong()) {
                return projects;
            }
        }
    }

    /**
     * The first rows of a selection, highest id first as far as the server sorts by id, and the total.
     *
     * @param size the most rows to return
     * @param maxBytes the largest answer to take
     * @throws OpikException.TooLarge beyond that
     */
    public RowPage list(RowQuery query, int size, long maxBytes, Patience patience) throws IOException {
        URI uri = listUri(query, size, false);
        return retries.run(
                patience, () -> page(query.entity(), request("list " + query.entity(), () -> http.get(uri, maxBytes))));
    }

    /** How many rows a selection has, by the server's own count. */
    public long count(RowQuery query, Patience patience) throws IOException {
        URI uri = listUri(query, 1, true);
        return retries.run(
                patience,
                () -> page(query.entity(), request("list " + query.entity(), () -> http.get(uri, SMALL_ANSWER)))
                        .total());
    }

    /** All members of the rows but input, output and metadata, else as {@link #list}. */
    public RowPage listWithoutPayloads(RowQuery query, int size, Patience patience) throws IOException {
        URI uri = listUri(query, size, true);
        return retries.run(
                patience,
                () -> page(
                        query.entity(), request("list " + query.entity(), () -> http.get(uri, Integer.MAX_VALUE - 8))));
    }

    /**
     * The next rows of a stream, by id descending. An empty list is the end, or a failure that the server hides.
     *
     * @param limit 1 to 2000
     * @param below the id after which to go on; null to start
     */
    public List<Row> search(RowQuery query, int limit, @Nullable String below, long maxBytes, Patience patience)
            throws IOException {
        URI uri = uri(query.path() + "/search");
        String body = searchBody(query, limit, below);
        return retries.run(
                patience,
                () -> lines(
                        query.entity(),
                        request(
                                "search " + query.entity(),
                                () -> http.post(uri, body, "application/octet-stream", maxBytes))));
    }

    private interface Sending {
        Answer send() throws IOException;
    }

    /** Sends one request as often as the server's limit refuses it; that is no failure. */
    private Answer request(String kind, Sending sending) throws IOException {
        Instant start = time.now();
        while (true) {
            pace.acquire(kind);
            listener.requestStarts();
            Answer answer = sending.send();
            listener.headers(answer.headers());
            Duration wait = pace.learn(kind, answer);
            boolean patient = Duration.between(start, time.now())
                            .compareTo(connection.patience().total())
                    < 0;
            if (answer.status() == 429 && patient) {
                listener.retrying(1, wait, refusals.of(answer, wait));
                continue;
            }
            if (answer.status() != 200) {
                throw refusals.of(answer, wait);
            }
            if (answer.isHtml()) {
                throw refusals.html();
            }
            return answer;
        }
    }

    private static Project project(JsonNode json) {
        String lastTraceAt = json.path("last_updated_trace_at").asText("");
        return new Project(
                json.path("id").asText(),
                json.path("name").asText(),
                lastTraceAt.isEmpty() ? null : instant(lastTraceAt));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private RowPage page(Entity entity, Answer answer) throws IOException {
        try {
            return good(answer, new RowScanner(entity).page(answer.bytes(), answer.length()));
        } catch (MalformedJsonException e) {
            throw new OpikException.BadAnswer("An answer is damaged: " + e.getMessage(), e);
        }
    }

    private List<Row> lines(Entity entity, Answer answer) throws IOException {
        try {
            List<Row> rows = new RowScanner(entity).lines(answer.bytes(), answer.length());
            for (Row row : rows) {
                if (row.id() == null) {
                    throw new OpikException.BadAnswer("The server broke off a stream: " + row, null);
                }
            }
            return good(answer, rows);
        } catch (MalformedJsonException e) {
            throw new OpikException.BadAnswer("An answer is damaged: " + e.getMessage(), e);
        }
    }

    private JsonNode json(Answer answer) throws IOException {
        try {
            return good(answer, JSON.readTree(answer.bytes(), 0, answer.length()));
        } catch (JsonProcessingException e) {
            throw new OpikException.BadAnswer("An answer is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private <T> T good(Answer answer, T parsed) {
        lastSuccess = time.now();
        listener.answered(answer.length());
        return parsed;
    }

    private Optional<String> versionAt(URI base) throws IOException {
        URI uri = URI.create(base + "/is-alive/ver");
        return retries.run(
                connection
                        .patience()
                        .withAttempts(Math.min(3, connection.patience().attempts())),
                () -> {
                    Answer answer = http.get(uri, SMALL_ANSWER);
                    if (answer.status() >= 500) {
                        throw refusals.of(answer, Duration.ZERO);
                    }
                    return answer.status() == 200 && !answer.isHtml()
                            ? Optional.of(versionIn(answer))
                            : Optional.<String>empty();
                });
    }

    private static String versionIn(Answer answer) {
        try {
            return JSON.readTree(answer.text()).path("version").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private URI listUri(RowQuery query, int size, boolean withoutPayloads) {
        StringBuilder uri =
                new StringBuilder(uri(query.path(), "page", 1, "size", size).toString());
        add(uri, query.project().parameter(), query.project().value());
        if (!query.filters().isEmpty()) {
            add(uri, "filters", RestFilter.toJson(query.filters()));
        }
        if (query.traceId() != null) {
            add(uri, "trace_id", query.traceId());
        }
        if (query.from() != null) {
            add(uri, "from_time", Instant.ofEpochMilli(query.from()));
        }
        if (query.to() != null) {
            add(uri, "to_time", Instant.ofEpochMilli(query.to()));
        }
        if (query.entity() != Entity.TRACES) {
            add(uri, "sorting", BY_ID);
        }
        if (withoutPayloads && query.entity() != Entity.THREADS) {
            add(uri, "exclude", PAYLOADS);
        }
        return URI.create(uri.toString());
    }

    private static String searchBody(RowQuery query, int limit, @Nullable String below) throws JsonProcessingException {
        ObjectNode body = JSON.createObjectNode();
        body.put(query.project().parameter(), query.project().value());
        body.put("limit", limit);
        body.put("truncate", false);
        if (!query.filters().isEmpty()) {
            body.set("filters", JSON.readTree(RestFilter.toJson(query.filters())));
        }
        putUnlessNull(body, "trace_id", query.traceId());
        putUnlessNull(body, "last_retrieved_id", below);
        putUnlessNull(
                body,
                "from_time",
                query.from() == null ? null : Instant.ofEpochMilli(query.from()).toString());
        putUnlessNull(
                body,
                "to_time",
                query.to() == null ? null : Instant.ofEpochMilli(query.to()).toString());
        return JSON.writeValueAsString(body);
    }

    private static void putUnlessNull(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private URI uri(String path, Object... parameters) {
        StringBuilder uri = new StringBuilder(root + path);
        for (int i = 0; i < parameters.length; i += 2) {
            add(uri, parameters[i].toString(), parameters[i + 1]);
        }
        return URI.create(uri.toString());
    }

    private static void add(StringBuilder uri, String name, Object value) {
        uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }

    /** Breaks off the requests under way. */
    @Override
    public void close() {
        http.close();
    }
}
