package dev.opikexport.emulator.http;

import dev.opikexport.emulator.store.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** Writes answers as the server does: short bodies with their length, long ones in chunks, search results row by row. */
final class AnswerWriter {

    private static final int LENGTH_KNOWN_UP_TO = 8192;
    private static final int CHUNK = 32 * 1024;

    private AnswerWriter() {}

    static void write(Answer answer, Response response) throws IOException {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        if (answer instanceof Answer.Whole whole) {
            whole(whole, response);
        } else if (answer instanceof Answer.Page page) {
            page(page, response);
        } else if (answer instanceof Answer.Lines lines) {
            lines(lines, response);
        }
    }

    private static void whole(Answer.Whole answer, Response response) throws IOException {
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
            response.getHeaders()
                    .put(HttpHeader.CONTENT_LENGTH, answer.body().buffer().remaining());
        }
        Content.Sink.write(response, true, answer.body().buffer());
    }

    private static void page(Answer.Page answer, Response response) throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        long length = answer.length();
        if (length <= LENGTH_KNOWN_UP_TO) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        }
        try (ChunkedOutput out = new ChunkedOutput(Content.Sink.asOutputStream(response), CHUNK)) {
            out.write(answer.prefix().buffer());
            boolean first = true;
            for (Bytes row : answer.rows()) {
                if (!first) {
                    out.write(',');
                }
                out.write(row.buffer());
                first = false;
            }
            out.write(answer.suffix().buffer());
        }
    }

    private static void lines(Answer.Lines answer, Response response) throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        try (OutputStream sink = Content.Sink.asOutputStream(response);
                ChunkedOutput out = new ChunkedOutput(sink, CHUNK)) {
            sink.flush();
            for (Bytes row : answer.rows()) {
                out.write(row.buffer());
                out.write('\r');
                out.write('\n');
                out.flush();
            }
        }
    }
}
