package dev.opikexport.emulator.http.server;

import dev.opikexport.emulator.access.Bucket;
import dev.opikexport.emulator.fault.FaultRule.Target;
import dev.opikexport.emulator.http.Routes;
import org.jspecify.annotations.Nullable;

/**
 * What limits and faults need to know of a request.
 *
 * @param isApi false for {@code is-alive}, which needs no workspace
 * @param isRead true for endpoints that strangers may read public data from
 * @param bucket null where there is no limit
 */
record RouteKind(
        boolean isApi,
        boolean isRead,
        Target target,
        @Nullable Bucket bucket) {

    private static final String TRACES = "/v1/private/traces";
    private static final String SPANS = "/v1/private/spans";

    static RouteKind of(String method, String requested) {
        String path = Routes.normalized(requested);
        boolean get = method.equals("GET") || method.equals("HEAD");
        boolean search = method.equals("POST") && path.endsWith("/search");
        boolean list = get && (path.equals(TRACES) || path.equals(SPANS) || path.equals(TRACES + "/threads"));
        Target target = list ? Target.LIST : search ? Target.SEARCH : Target.ANY;
        boolean read = get || search || (method.equals("POST") && path.endsWith("/retrieve"));
        return new RouteKind(path.startsWith("/v1/"), read, target, bucket(method, get, path));
    }

    private static @Nullable Bucket bucket(String method, boolean get, String path) {
        if (get) {
            return switch (path) {
                case TRACES -> Bucket.GET_TRACES;
                case SPANS -> Bucket.GET_SPANS;
                default -> isSpanById(path) ? Bucket.GET_SPAN_BY_ID : null;
            };
        }
        if (!method.equals("POST")) {
            return null;
        }
        return switch (path) {
            case TRACES + "/search" -> Bucket.SEARCH_TRACES;
            case SPANS + "/search" -> Bucket.SEARCH_SPANS;
            case TRACES, SPANS -> Bucket.SINGLE_TRACING_OPS;
            default -> null;
        };
    }

    private static boolean isSpanById(String path) {
        return path.startsWith(SPANS + "/") && path.length() == SPANS.length() + 37;
    }
}
