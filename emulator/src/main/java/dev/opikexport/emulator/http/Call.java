package dev.opikexport.emulator.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request. */
record Call(String method, String path, Query query, Request request) {

    static Call of(Request request) {
        return new Call(
                request.getMethod(),
                Request.getPathInContext(request),
                Query.parse(request.getHttpURI().getQuery()),
                request);
    }

    /** The first header of that name. */
    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** The whole body. */
    byte[] body() throws IOException {
        ByteBuffer buffer = Content.Source.asByteBuffer(request);
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        return body;
    }
}
