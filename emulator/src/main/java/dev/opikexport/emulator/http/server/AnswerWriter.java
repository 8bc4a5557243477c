package dev.opikexport.emulator.http.server;

import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultyOutput;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.row.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Writes answers as the server does: short bodies with their length, long ones in chunks, search results row by row. */
final class AnswerWriter {

    private static final int LENGTH_KNOWN_UP_TO = 8192;
    private static final int GZIP_FROM = 256;
    private static final int CHUNK = 32 * 1024;

    private final CountDownLatch closing;

    AnswerWriter(CountDownLatch closing) {
        this.closing = closing;
    }

    void write(Answer answer, Request request, Response response, List<Fault> faults) throws IOException {
        response.setStatus(answer.status());
        String method = request.getMethod();
        if (method.equals("GET") || method.equals("POST")) {
            response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
        }
        if (answer instanceof Answer.Created created) {
            response.getHeaders()
                    .put(HttpHeader.LOCATION, "http://" + request.getHeaders().get(HttpHeader.HOST) + created.path());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0L);
        } else if (answer instanceof Answer.Whole whole) {
            header(whole, response);
            if (whole.body().length() > 0) {
                try (ChunkedOutput out =
                        open(request, response, faults, whole.body().length())) {
                    out.write(whole.body().buffer());
                }
            }
        } else if (answer instanceof Answer.Page page) {
            page(page, request, response, faults);
        } else if (answer instanceof Answer.Lines lines) {
            lines(lines, request, response, faults);
        }
    }

    private static void header(Answer.Whole answer, Response response) {
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length());
        }
    }

    private void page(Answer.Page page, Request request, Response response, List<Fault> faults) throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.JSON);
        Bytes prefix = page.prefix();
        Bytes suffix = page.suffix();
        long length = Math.max(0, page.rows().size() - 1);
        length += prefix.length() + suffix.length();
        for (Bytes row : page.rows()) {
            length += row.length();
        }
        if (length <= LENGTH_KNOWN_UP_TO) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        }
        try (ChunkedOutput out = open(request, response, faults, length)) {
            out.write(prefix.buffer());
            boolean first = true;
            for (Bytes row : page.rows()) {
                if (!first) {
                    out.write(',');
                }
                out.write(row.buffer());
                first = false;
            }
            out.write(suffix.buffer());
        }
    }

    private void lines(Answer.Lines lines, Request request, Response response, List<Fault> faults) throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.STREAM);
        try (ChunkedOutput out = open(request, response, faults, Long.MAX_VALUE)) {
            for (Bytes row : lines.rows()) {
                out.write(row.buffer());
                out.write('\r');
                out.write('\n');
                out.endRow();
            }
        }
    }

    private ChunkedOutput open(Request request, Response response, List<Fault> faults, long length) throws IOException {
        OutputStream body = FaultyOutput.of(Content.Sink.asOutputStream(response), faults, closing);
        if (length < GZIP_FROM || !acceptsGzip(request)) {
            return new ChunkedOutput(body, CHUNK, true);
        }
        response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        return new ChunkedOutput(new GZIPOutputStream(body, CHUNK), CHUNK, false);
    }

    private static boolean acceptsGzip(Request request) {
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.replace(" ", "").split(";", 2);
            if (parts[0].equals("gzip")) {
                return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
