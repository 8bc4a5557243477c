package dev.opikexport.core.client.transport;

import dev.opikexport.core.network.Network;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Reads certificates when the first connection needs them: a server without TLS need not wait for them. */
final class LateTls implements TlsSocketStrategy {

    private final Network network;
    private @Nullable TlsSocketStrategy strategy;

    LateTls(Network network) {
        this.network = network;
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        return strategy().upgrade(socket, target, port, attachment, context);
    }

    /**
     * What connections are made with.
     *
     * @throws IllegalArgumentException with a message for users, if the certificates cannot be read
     */
    synchronized TlsSocketStrategy strategy() {
        TlsSocketStrategy known = strategy;
        if (known == null) {
            known = network.tls()
                    .<TlsSocketStrategy>map(DefaultClientTlsStrategy::new)
                    .orElseGet(DefaultClientTlsStrategy::createSystemDefault);
            strategy = known;
        }
        return known;
    }
}
