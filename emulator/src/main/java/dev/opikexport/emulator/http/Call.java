package dev.opikexport.emulator.http;

import dev.opikexport.emulator.access.Caller;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultyRows;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * A request.
 *
 * @param path as sent, still with {@code /api} before it if it was
 * @param caller on whose behalf it comes
 * @param faults what goes wrong with the rows of the answer
 * @param permits the rate limits
 */
public record Call(
        String method, String path, Query query, Caller caller, FaultyRows faults, Permits permits, Request request) {

    /** The call of a request, on behalf of a caller. */
    public static Call of(Request request, Caller caller, List<Fault> faults, Permits permits) {
        return new Call(
                request.getMethod(),
                Request.getPathInContext(request),
                Query.parse(request.getHttpURI().getQuery()),
                caller,
                new FaultyRows(faults),
                permits,
                request);
    }

    /** The same on behalf of a caller. */
    public Call by(Caller other) {
        return new Call(method, path, query, other, faults, permits, request);
    }

    /** The user who writes. */
    public String user() {
        return caller.user();
    }

    /** What the caller sees. */
    public Store store() {
        return caller.store();
    }

    /** Lets the faults write into the project that is about to be read. */
    public void disturb(Project project, Kind kind) {
        faults.disturb(project, kind, store());
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /**
     * The whole body, unpacked if it is marked as packed.
     *
     * @throws ApiException with status 500 if it is marked as packed and is not
     */
    public byte[] body() throws IOException {
        ByteBuffer buffer = Content.Source.asByteBuffer(request);
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        if (!header("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
            return body;
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw ApiException.failed();
        }
    }

    /** Refuses bodies that are not labelled as JSON. */
    public void requireJson() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals(Answer.JSON)) {
            throw ApiException.of(415, "HTTP 415 Unsupported Media Type");
        }
    }

    /** Refuses readers that do not take that type. */
    public void requireAccepted(String type) {
        String accepted = header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
        for (String range : accepted.split(",", -1)) {
            String name = range.split(";", 2)[0].strip();
            if (name.equals("*/*") || name.equals(type) || name.equals("application/*") || name.isEmpty()) {
                return;
            }
        }
        throw ApiException.of(406, "HTTP 406 Not Acceptable");
    }
}
