package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.Routes;
import dev.opikexport.emulator.row.Kind;

/** Where rows are read. */
public final class ReadRoutes {

    private ReadRoutes() {}

    /** Adds the routes. */
    public static void addTo(Routes routes) {
        routes.add("GET", "/v1/private/traces", new ListEndpoint(Kind.TRACE))
                .add("POST", "/v1/private/traces/search", new SearchEndpoint(Kind.TRACE))
                .add("GET", "/v1/private/traces/stats", new StatsEndpoint(Kind.TRACE))
                .add("GET", "/v1/private/traces/{id}", new ByIdEndpoint(Kind.TRACE))
                .add("GET", "/v1/private/traces/feedback-scores/names", new ScoreNamesEndpoint(Kind.TRACE))
                .add("GET", "/v1/private/spans", new ListEndpoint(Kind.SPAN))
                .add("POST", "/v1/private/spans/search", new SearchEndpoint(Kind.SPAN))
                .add("GET", "/v1/private/spans/stats", new StatsEndpoint(Kind.SPAN))
                .add("GET", "/v1/private/spans/{id}", new ByIdEndpoint(Kind.SPAN))
                .add("GET", "/v1/private/spans/feedback-scores/names", new ScoreNamesEndpoint(Kind.SPAN))
                .add("GET", "/v1/private/traces/threads", new ListEndpoint(Kind.THREAD))
                .add("POST", "/v1/private/traces/threads/search", new SearchEndpoint(Kind.THREAD))
                .add("POST", "/v1/private/traces/threads/retrieve", new ThreadEndpoint());
    }
}
