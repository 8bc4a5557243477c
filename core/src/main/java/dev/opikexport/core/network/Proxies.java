package dev.opikexport.core.network;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy for which server.
 *
 * @param http for servers in plain HTTP; null for none
 * @param https for servers over TLS; null for none
 * @param except which servers are reached without
 */
public record Proxies(@Nullable HttpProxy http, @Nullable HttpProxy https, NoProxy except) {

    /** None but what the system properties say. */
    public static final Proxies NONE = new Proxies(null, null, new NoProxy(List.of()));

    static Proxies ofEnvironment(Map<String, String> variables) {
        return new Proxies(
                proxy(variables, "http_proxy"),
                proxy(variables, "https_proxy"),
                NoProxy.parse(value(variables, "no_proxy")));
    }

    private static @Nullable HttpProxy proxy(Map<String, String> variables, String name) {
        for (String variable : List.of(name, "all_proxy")) {
            String text = value(variables, variable);
            if (!text.isBlank()) {
                return HttpProxy.parse(text, variable.toUpperCase(Locale.ROOT));
            }
        }
        return null;
    }

    /** In lower case first, as curl looks. */
    private static String value(Map<String, String> variables, String name) {
        String lower = variables.getOrDefault(name, "");
        return lower.isBlank() ? variables.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    }

    /** Whether the system properties decide on all. */
    public boolean isEmpty() {
        return http == null && https == null;
    }

    /** The proxy on the way to a server; empty for none. */
    public Optional<HttpProxy> forServer(URI server) {
        return except.covers(server.getHost())
                ? Optional.empty()
                : Optional.ofNullable("https".equals(server.getScheme()) ? https : http);
    }
}
