package dev.opikexport.core.client.transport;

import dev.opikexport.core.network.HttpProxy;
import dev.opikexport.core.network.Proxies;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** The way of each request: straight, or by a proxy. */
final class ProxyRoutes extends DefaultRoutePlanner {

    private final Proxies proxies;

    ProxyRoutes(Proxies proxies) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.proxies = proxies;
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return proxies.forServer(URI.create(target.toURI()))
                .map(ProxyRoutes::host)
                .orElse(null);
    }

    /** Who the proxies are told is asking. */
    CredentialsProvider credentials() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        Stream.of(proxies.http(), proxies.https())
                .filter(Objects::nonNull)
                .filter(proxy -> proxy.user() != null)
                .forEach(proxy -> credentials.setCredentials(
                        new AuthScope(host(proxy)),
                        new UsernamePasswordCredentials(
                                proxy.user(), String.valueOf(proxy.password()).toCharArray())));
        return credentials;
    }

    private static HttpHost host(HttpProxy proxy) {
        return new HttpHost(proxy.host(), proxy.port());
    }
}
