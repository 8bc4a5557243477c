package dev.opikexport.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.core.client.transport.Answer;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.filter.catalog.Entity;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks an Opik server, and repeats what may pass. Safe for several threads, which share the server's limits.
 *
 * <p>All methods throw {@link OpikException} when the server refuses or fails, and {@link java.io.InterruptedIOException}
 * when their thread is interrupted.
 */
public final class OpikClient implements Closeable {

    private static final long SMALL_ANSWER = 64 << 20;
    private static final int ATTACHMENTS_PER_PAGE = 100;
    private static final int PROJECTS_PER_PAGE = 1000;
    private static final long LARGEST_ANSWER = Integer.MAX_VALUE - 8;

    private final Connection connection;
    private final Exchange exchange;
    private final Requests requests;
    private final @Nullable String version;
    private volatile Instant serverTime;

    private OpikClient(Connection connection, ClientListener listener, Time time, RandomGenerator random)
            throws IOException {
        this.connection = connection;
        exchange = new Exchange(connection, listener, time, random);
        serverTime = time.now();
        try {
            ServerRoot found = ServerRoot.find(connection.url(), this::versionAt);
            requests = new Requests(found.url());
            version = found.version();
        } catch (IOException | RuntimeException e) {
            exchange.close();
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
        return requests.root();
    }

    /** How it connects. */
    public Connection connection() {
        return connection;
    }

    /** How many requests a minute the server or we ourselves allow, if that is known. */
    public OptionalInt requestsPerMinute() {
        return exchange.requestsPerMinute();
    }

    /** The server's clock when this client was opened, to the second; ours if it does not tell. */
    public Instant serverTime() {
        return serverTime;
    }

    /** How long ago the last good answer came; since the start, if none came. */
    public Duration silence() {
        return exchange.silence();
    }

    /**
     * Asks whether the API key may enter the workspace. Reading does not tell: strangers are shown what is public there, which may be
     * nothing. A batch without traces does, and writes nothing: who may enter is told that it is too small.
     *
     * @throws OpikException if the server refuses
     */
    public void checkAccess() throws IOException {
        exchange.askUncounted(
                http -> http.post(requests.emptyBatch(), "{\"traces\":[]}", "application/json", SMALL_ANSWER),
                status -> status == 422 || status < 300,
                connection.patience(),
                Answer::status);
    }

    /** All projects of the workspace that the API key may see, in the server's order. */
    public List<Project> projects() throws IOException {
        return pages("projects", page -> requests.projects(page, PROJECTS_PER_PAGE), Answers::project);
    }

    /** The files that hang on a trace or span, in the server's order. */
    public List<Attachment> attachments(Entity entity, String projectId, String entityId) throws IOException {
        return pages(
                "attachments",
                page -> requests.attachments(entity, projectId, entityId, page, ATTACHMENTS_PER_PAGE),
                Answers::attachment);
    }

    private <T> List<T> pages(String kind, IntFunction<URI> address, Function<JsonNode, T> item) throws IOException {
        List<T> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode answer = exchange.get(
                    kind,
                    address.apply(page),
                    SMALL_ANSWER,
                    connection.patience(),
                    body -> some(body, kind, all.size()));
            answer.path("content").forEach(each -> all.add(item.apply(each)));
            if (all.size() >= answer.path("total").asLong()) {
                return all;
            }
        }
    }

    /** A page that is empty although there are more would pass for the last one. */
    private static JsonNode some(Answer body, String kind, int before) throws IOException {
        JsonNode page = Answers.json(body);
        long total = page.path("total").asLong();
        if (page.path("content").isEmpty() && before < total) {
            throw new OpikException.BadAnswer(
                    "The server counts " + total + " " + kind + " and returned " + before + ".", null);
        }
        return page;
    }

    /** Takes a file while it comes; called once for each attempt to fetch it. */
    @FunctionalInterface
    public interface Receiver<T> {
        /** Reads the file to its end; failures of its own must not be an {@link IOException}. */
        T receive(InputStream file) throws IOException;
    }

    /** Fetches an attachment; only this server sees the API key, wherever the file lies. */
    public <T> T download(Entity entity, String projectId, String entityId, Attachment attachment, Receiver<T> receiver)
            throws IOException {
        boolean elsewhere;
        URI uri;
        try {
            elsewhere = requests.leadsElsewhere(attachment.link());
            uri = elsewhere
                    ? URI.create(String.valueOf(attachment.link()))
                    : requests.download(entity, projectId, entityId, attachment);
        } catch (IllegalArgumentException e) {
            throw new OpikException.BadAnswer("The server's link to the file is none.", e);
        }
        return exchange.download("attachments", uri, elsewhere, receiver);
    }

    /** The names of the scores that traces or spans of a project have, in the server's order. */
    public List<String> scoreNames(Entity entity, String projectId) throws IOException {
        URI uri = requests.scoreNames(entity, projectId);
        JsonNode answer = exchange.get("score names", uri, SMALL_ANSWER, connection.patience(), Answers::json);
        List<String> names = new ArrayList<>();
        answer.path("scores").forEach(score -> names.add(score.path("name").asText()));
        return names;
    }

    /**
     * The id of a project.
     *
     * @throws OpikException.NoSuchProject if there is none of its name
     */
    public String projectId(ProjectRef project) throws IOException {
        if (project.parameter().equals("project_id")) {
            return project.value();
        }
        for (Project known : projects()) {
            if (known.name().equalsIgnoreCase(project.value())) {
                return known.id();
            }
        }
        count(RowQuery.of(Entity.TRACES, project), connection.patience()); // says what is wrong
        throw new OpikException.BadAnswer("The server does not list its " + project + ".", null);
    }

    /**
     * The first rows of a selection, highest id first as far as the server sorts by id, and the total.
     *
     * @param size the most rows to return
     * @param maxBytes the largest answer to take
     * @throws OpikException.TooLarge beyond that
     */
    public RowPage list(RowQuery query, int size, long maxBytes, Patience patience) throws IOException {
        return known(() -> exchange.get(
                "list " + query.entity(),
                requests.list(query, size),
                maxBytes,
                patience,
                answer -> Answers.page(query.entity(), answer)));
    }

    /** The same, whatever the size of the answer. */
    public RowPage list(RowQuery query, int size, Patience patience) throws IOException {
        return list(query, size, LARGEST_ANSWER, patience);
    }

    /** How many rows a selection has, by the total of the server's list. */
    public long count(RowQuery query, Patience patience) throws IOException {
        return list(query.withoutPayloads(), 1, SMALL_ANSWER, patience).total();
    }

    /** How many traces or spans a selection has, by the server's statistics, which count in a way of their own. */
    public long countByStatistics(RowQuery query, Patience patience) throws IOException {
        return known(() -> exchange.get(
                "statistics " + query.entity(),
                requests.stats(query),
                SMALL_ANSWER,
                patience,
                answer -> Answers.count(query.entity(), answer)));
    }

    /**
     * The next rows of a stream, by id descending. An empty list is the end, or a failure that the server hides.
     *
     * @param limit 1 to 2000
     * @param below the id after which to go on; null to start
     */
    public List<Row> search(RowQuery query, int limit, @Nullable String below, long maxBytes, Patience patience)
            throws IOException {
        URI uri = requests.search(query);
        String body = Requests.searchBody(query, limit, below);
        return known(() -> exchange.ask(
                "search " + query.entity(),
                http -> http.post(uri, body, "application/octet-stream", maxBytes),
                patience,
                answer -> Answers.lines(query.entity(), answer)));
    }

    /** Is told how large the first large answers will be, so that there is room for them at once. */
    public void expect(long bytes) {
        exchange.expect(bytes);
    }

    /** Takes back the bytes of an answer: none of its rows may be used any more, as the next answers are written over them. */
    public void giveBack(byte[] answer) {
        exchange.giveBack(answer);
    }

    private interface Asking<T> {
        T ask() throws IOException;
    }

    /** Asks for rows; if there is no such project, it says which may have been meant. */
    private <T> T known(Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (OpikException.NoSuchProject e) {
            throw withNearName(e);
        }
    }

    private OpikException withNearName(OpikException.NoSuchProject missing) {
        try {
            URI uri = requests.projects(1, PROJECTS_PER_PAGE);
            Patience once = connection.patience().atMost(1);
            return missing.among(exchange.get("projects", uri, SMALL_ANSWER, once, Answers::json)
                    .findValuesAsText("name"));
        } catch (IOException e) {
            missing.addSuppressed(e);
            return missing;
        }
    }

    private Optional<String> versionAt(URI base) throws IOException {
        Patience few = connection.patience().atMost(3);
        return exchange.askUncounted(
                http -> http.get(new Requests(base).version(), SMALL_ANSWER), status -> status < 500, few, answer -> {
                    serverTime = Answers.date(answer).orElse(serverTime);
                    return Answers.version(answer);
                });
    }

    /** Ends all waits for limits and repetitions, now and from now on: who waits gets an {@link java.io.InterruptedIOException}. */
    public void stopWaiting() {
        exchange.stopWaiting();
    }

    /** Breaks off the requests under way. */
    @Override
    public void close() {
        exchange.close();
    }
}
