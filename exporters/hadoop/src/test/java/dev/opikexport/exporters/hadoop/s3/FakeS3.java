package dev.opikexport.exporters.hadoop.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of S3 as its Hadoop client uses, in memory, for one bucket; and what can go wrong there. */
public final class FakeS3 implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final String WRITTEN = "Mon, 23 Nov 2026 12:00:00 GMT";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final S3Objects bucket = new S3Objects();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Predicate<Operation> failing = operation -> false;

    /** What a request asks for. */
    public enum Operation {
        PUT,
        GET,
        HEAD,
        DELETE,
        LIST,
        BEGIN_UPLOAD,
        UPLOAD_PART,
        COMPLETE_UPLOAD,
        ABORT_UPLOAD,
        LIST_UPLOADS,
        DELETE_MANY
    }

    private FakeS3(HttpServer server) {
        this.server = server;
    }

    /** Listens on a free port of this machine. */
    public static FakeS3 start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeS3 s3 = new FakeS3(server);
        server.setExecutor(s3.threads);
        server.createContext("/", s3::handle);
        server.start();
        return s3;
    }

    /** What Hadoop's client is told to find it. */
    public Map<String, String> settings() {
        return Map.of(
                "fs.s3a.endpoint", "http://127.0.0.1:" + server.getAddress().getPort(),
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", "key",
                "fs.s3a.secret.key", "secret",
                "fs.s3a.multipart.size", "5M",
                "fs.s3a.multipart.threshold", "5M",
                "fs.s3a.attempts.maximum", "1",
                "fs.s3a.retry.limit", "1",
                "fs.s3a.retry.interval", "1ms");
    }

    /** From now on these operations fail, with a status that says so. */
    public void fail(Set<Operation> operations) {
        failing = Set.copyOf(operations)::contains;
    }

    /** These operations go well so many times, and fail from then on. */
    public void failAfter(int times, Set<Operation> operations) {
        AtomicInteger left = new AtomicInteger(times);
        failing = operation -> operations.contains(operation) && left.getAndDecrement() <= 0;
    }

    /** The keys that everybody sees. */
    public Set<String> keys() {
        return bucket.objects().keySet();
    }

    /** How many uploads are neither completed nor aborted. */
    public int unfinishedUploads() {
        return bucket.uploads().size();
    }

    /** How many requests came. */
    public int requests() {
        return requests.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            S3Call call = S3Call.of(exchange);
            Operation operation = operation(call);
            byte[] body = call.body();
            if (failing.test(operation)) {
                call.refuse(403, "AccessDenied");
                return;
            }
            answer(operation, call, body);
        }
    }

    private static Operation operation(S3Call call) {
        boolean upload = call.query().containsKey("uploadId");
        boolean uploads = call.query().containsKey("uploads");
        return switch (call.method()) {
            case "PUT" -> upload ? Operation.UPLOAD_PART : Operation.PUT;
            case "HEAD" -> Operation.HEAD;
            case "DELETE" -> upload ? Operation.ABORT_UPLOAD : Operation.DELETE;
            case "POST" ->
                uploads ? Operation.BEGIN_UPLOAD : upload ? Operation.COMPLETE_UPLOAD : Operation.DELETE_MANY;
            default -> uploads ? Operation.LIST_UPLOADS : call.key().isEmpty() ? Operation.LIST : Operation.GET;
        };
    }

    private void answer(Operation operation, S3Call call, byte[] body) throws IOException {
        switch (operation) {
            case PUT -> written(call, bucket.put(call.key(), body, call.onlyNew()), body);
            case HEAD, GET -> read(call);
            case DELETE -> {
                bucket.objects().remove(call.key());
                call.answer(204, "");
            }
            case LIST -> list(call);
            case BEGIN_UPLOAD ->
                call.answer(
                        200,
                        "<InitiateMultipartUploadResult><UploadId>" + bucket.begin(call.key())
                                + "</UploadId></InitiateMultipartUploadResult>");
            case UPLOAD_PART -> part(call, body);
            case COMPLETE_UPLOAD -> complete(call);
            case ABORT_UPLOAD -> {
                bucket.uploads().remove(call.parameter("uploadId"));
                call.answer(204, "");
            }
            case LIST_UPLOADS -> listUploads(call);
            case DELETE_MANY -> {
                Matcher keys = Pattern.compile("<Key>(.*?)</Key>").matcher(new String(body, UTF_8));
                while (keys.find()) {
                    bucket.objects().remove(keys.group(1));
                }
                call.answer(200, "<DeleteResult/>");
            }
        }
    }

    private static void written(S3Call call, boolean done, byte[] body) throws IOException {
        if (!done) {
            call.refuse(412, "PreconditionFailed");
            return;
        }
        call.exchange().getResponseHeaders().set("ETag", tag(body));
        call.answer(200, "");
    }

    private void read(S3Call call) throws IOException {
        byte[] content = bucket.objects().get(call.key());
        if (content == null) {
            call.refuse(404, "NoSuchKey");
            return;
        }
        call.exchange().getResponseHeaders().set("ETag", tag(content));
        call.exchange().getResponseHeaders().set("Last-Modified", WRITTEN);
        String asked = call.header("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        if (call.method().equals("HEAD")) {
            call.exchange().getResponseHeaders().set("Content-Length", String.valueOf(content.length));
            call.exchange().sendResponseHeaders(200, -1);
        } else if (range.matches() && content.length > 0) {
            int from = Integer.parseInt(range.group(1));
            int last = range.group(2).isEmpty()
                    ? content.length - 1
                    : Math.min(content.length - 1, Integer.parseInt(range.group(2)));
            call.exchange()
                    .getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + last + "/" + content.length);
            call.answer(206, Arrays.copyOfRange(content, from, last + 1));
        } else {
            call.answer(200, content);
        }
    }

    private void part(S3Call call, byte[] body) throws IOException {
        S3Objects.Upload upload = bucket.uploads().get(call.parameter("uploadId"));
        if (upload == null) {
            call.refuse(404, "NoSuchUpload");
            return;
        }
        synchronized (upload) {
            upload.parts().put(Integer.parseInt(call.parameter("partNumber")), body);
        }
        written(call, true, body);
    }

    private void complete(S3Call call) throws IOException {
        if (bucket.complete(call.parameter("uploadId"), call.onlyNew())) {
            call.answer(200, "<CompleteMultipartUploadResult><ETag>\"whole-1\"</ETag></CompleteMultipartUploadResult>");
        } else {
            call.refuse(call.onlyNew() ? 412 : 404, call.onlyNew() ? "PreconditionFailed" : "NoSuchUpload");
        }
    }

    private void list(S3Call call) throws IOException {
        String after = call.parameter("continuation-token") + call.parameter("start-after");
        List<String> found = bucket.list(call.parameter("prefix"), call.parameter("delimiter"), after);
        int most = call.query().containsKey("max-keys") ? Integer.parseInt(call.parameter("max-keys")) : 1000;
        List<String> page = found.subList(0, Math.min(most, found.size()));
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>" + (page.size() < found.size())
                + "</IsTruncated><KeyCount>" + page.size() + "</KeyCount>");
        if (page.size() < found.size()) {
            xml.append("<NextContinuationToken>" + page.get(page.size() - 1) + "</NextContinuationToken>");
        }
        for (String entry : page) {
            byte[] content = bucket.objects().get(entry);
            xml.append(
                    content == null
                            ? "<CommonPrefixes><Prefix>" + escaped(entry) + "</Prefix></CommonPrefixes>"
                            : "<Contents><Key>" + escaped(entry) + "</Key><LastModified>" + Instant.EPOCH
                                    + "</LastModified><ETag>" + tag(content) + "</ETag><Size>" + content.length
                                    + "</Size></Contents>");
        }
        call.answer(200, xml + "</ListBucketResult>");
    }

    private void listUploads(S3Call call) throws IOException {
        StringBuilder xml = new StringBuilder("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>");
        bucket.uploads().forEach((id, upload) -> {
            if (upload.key().startsWith(call.parameter("prefix"))) {
                xml.append("<Upload><Key>" + escaped(upload.key()) + "</Key><UploadId>" + id + "</UploadId><Initiated>"
                        + Instant.EPOCH + "</Initiated></Upload>");
            }
        });
        call.answer(200, xml + "</ListMultipartUploadsResult>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String tag(byte[] content) {
        try {
            return '"'
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content))
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
