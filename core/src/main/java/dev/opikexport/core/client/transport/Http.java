package dev.opikexport.core.client.transport;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Timeouts;
import dev.opikexport.core.network.Network;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sends single requests and reads whole answers into memory. Proxies and certificates are the connection's. */
public final class Http implements Closeable {

    private static final long LONGEST_REFUSAL = 1 << 20;
    private static final int BUFFER = 64 << 10;
    private static final int CONNECTIONS = 64;

    private final Connection connection;
    private final CloseableHttpClient client;
    private final StallWatch stalls;
    private final Buffers buffers = new Buffers();
    private volatile boolean closed;

    /** Opens no connection yet; those of one host are kept and used again. */
    public Http(Connection connection) {
        this.connection = connection;
        this.stalls = new StallWatch(connection.timeouts().betweenBytes());
        this.client = client(connection);
    }

    private static CloseableHttpClient client(Connection connection) {
        Timeouts timeouts = connection.timeouts();
        Network network = connection.network();
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                        .build())
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeouts.connect()))
                        .setSocketTimeout(Timeout.of(timeouts.firstByte()))
                        .build());
        LateTls tls = new LateTls(network);
        if ("https".equals(connection.url().getScheme())) {
            tls.strategy(); // certificates that cannot be read are said before anything is asked
        }
        connections.setTlsSocketStrategy(tls);
        HttpClientBuilder builder = HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(timeouts.firstByte()))
                        .build())
                .setUserAgent("opik-export")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
        if (!network.proxies().isEmpty()) {
            ProxyRoutes routes = new ProxyRoutes(network.proxies());
            builder.setRoutePlanner(routes).setDefaultCredentialsProvider(routes.credentials());
        }
        return (isLoopback(connection.url()) ? builder.disableContentCompression() : builder).build();
    }

    /** Asks for what is behind an address; the same as {@link #post} else. */
    public Answer get(URI uri, long maxBytes) throws IOException {
        return send(new HttpGet(uri), maxBytes);
    }

    /** Takes what comes, while it comes. */
    @FunctionalInterface
    public interface Receiver {
        /** Reads the body to its end. */
        void receive(InputStream body) throws IOException;
    }

    /**
     * Hands an answer of status 200 to the receiver.
     *
     * @param known whether the server may see the API key
     * @return any other answer; null if the receiver got it
     */
    public @Nullable Answer download(URI uri, boolean known, Receiver receiver) throws IOException {
        HttpGet request = new HttpGet(uri);
        if (known) {
            setHeader(request, "Authorization", connection.apiKey());
            setHeader(request, "Comet-Workspace", connection.workspace());
        }
        return execute(request, (response, guard) -> {
            HttpEntity entity = response.getEntity();
            if (response.getCode() != 200 || entity == null) {
                return answer(response, guard, LONGEST_REFUSAL);
            }
            guard.start();
            receiver.receive(new WatchedBody(entity.getContent(), guard::progress));
            return null;
        });
    }

    private static final class WatchedBody extends FilterInputStream {

        private final Runnable progress;

        WatchedBody(InputStream body, Runnable progress) {
            super(body);
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            progress.run();
            return read;
        }
    }

    /**
     * Sends JSON.
     *
     * @param accept the type of answer that is asked for
     * @param maxBytes the largest answer to take
     * @return an answer of any status
     * @throws dev.opikexport.core.client.OpikException if none comes, or one that is larger
     */
    public Answer post(URI uri, String json, String accept, long maxBytes) throws IOException {
        HttpPost request = new HttpPost(uri);
        request.setHeader("Accept", accept);
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return send(request, maxBytes);
    }

    private Answer send(HttpUriRequestBase request, long maxBytes) throws IOException {
        setHeader(request, "Authorization", connection.apiKey());
        setHeader(request, "Comet-Workspace", connection.workspace());
        return Objects.requireNonNull(execute(request, (response, guard) -> answer(response, guard, maxBytes)));
    }

    /** What is made of a response, while it is watched. */
    private interface Reading {
        @Nullable
        Answer of(ClassicHttpResponse response, StallWatch.Guard guard) throws IOException;
    }

    private @Nullable Answer execute(HttpUriRequestBase request, Reading reading) throws IOException {
        try (StallWatch.Guard guard = stalls.guard(request::cancel)) {
            try {
                return client.execute(request, response -> reading.of(response, guard));
            } catch (OpikException e) {
                throw e;
            } catch (IOException e) {
                throw unreachable(e, guard.hasStalled());
            } catch (IllegalStateException e) { // the pool of connections is closed
                if (closed) {
                    throw unreachable(e, false);
                }
                throw e;
            }
        }
    }

    private static void setHeader(HttpUriRequestBase request, String name, @Nullable String value) {
        if (value != null) {
            request.setHeader(name, value);
        }
    }

    private Answer answer(ClassicHttpResponse response, StallWatch.Guard guard, long maxBytes) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        Body body = new Body(buffers, entity == null ? 0 : entity.getContentLength(), maxBytes);
        if (entity != null) {
            guard.start();
            InputStream in = entity.getContent();
            for (int n = in.read(body.bytes(), 0, body.room());
                    n >= 0;
                    n = in.read(body.bytes(), body.length(), body.room())) {
                guard.progress();
                body.add(n);
            }
            body.end();
        }
        return new Answer(response.getCode(), headers, body.bytes(), body.length());
    }

    /** Of a client that was closed nothing is unreachable, and nothing is tried again. */
    private IOException unreachable(Exception e, boolean stalled) {
        if (closed || Thread.currentThread().isInterrupted() || e.getClass() == InterruptedIOException.class) {
            InterruptedIOException interrupted = new InterruptedIOException("Interrupted while waiting for an answer");
            interrupted.initCause(e);
            return interrupted;
        }
        String where = connection.url().getHost()
                + (connection.url().getPort() < 0 ? "" : ":" + connection.url().getPort());
        String way = connection
                .network()
                .proxies()
                .forServer(connection.url())
                .map(proxy -> " through the proxy " + proxy)
                .orElse("");
        if (stalled) {
            return new OpikException.Unreachable(
                    "The server " + where + " stopped in the middle of an answer and was silent for "
                            + connection.timeouts().betweenBytes().toMillis() + " ms.",
                    e);
        }
        if (e instanceof SSLPeerUnverifiedException || e.getCause() instanceof CertificateException) {
            return new OpikException.Untrusted(
                    "The certificate of " + where + way + " is not believed (" + e.getMessage()
                            + "). If it is from a CA of"
                            + " your own, name the CA's certificate with --ca-certificate FILE.pem or SSL_CERT_FILE.",
                    e);
        }
        if (e instanceof UnknownHostException && way.isEmpty()) {
            return new OpikException.Unreachable("There is no host named " + where + ". Check the server's URL.", e);
        }
        return new OpikException.Unreachable(
                "No answer from " + where + way + " (" + e.getMessage()
                        + "). Check the URL, and whether the server runs.",
                e);
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[" + InetAddress.getLoopbackAddress().getHostAddress() + "]")
                || host.equals("[::1]");
    }

    /** Is told how large the first large answers will be, so that there is room for them at once. */
    public void expect(long bytes) {
        buffers.expect(bytes);
    }

    /** Takes back the bytes of an answer, which the next answers are written over. */
    public void giveBack(byte[] answer) {
        buffers.giveBack(answer);
    }

    /** Breaks off the requests under way. */
    @Override
    public void close() {
        closed = true;
        stalls.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
