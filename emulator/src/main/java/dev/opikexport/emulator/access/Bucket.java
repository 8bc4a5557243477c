package dev.opikexport.emulator.access;

/** What is limited together. */
public enum Bucket {
    GET_TRACES("get_traces", "Get-Traces", "for this operation"),
    SEARCH_TRACES("search_traces", "Search-Traces", "for this operation"),
    GET_SPANS("get_spans", "Get-Spans", "for this operation"),
    SEARCH_SPANS("search_spans", "Search-Spans", "for this operation"),
    GET_SPAN_BY_ID("get_span_by_id", "Get-Span-Id", "for this operation"),
    GENERAL_EVENTS("general_events", "User", "the general rate limit for this user"),
    WORKSPACE_EVENTS("workspace_events", "Workspace", "for this user in this workspace"),
    SINGLE_TRACING_OPS("single_tracing_ops", "Single-Tracing-Ops", "for single tracing operations");

    private final String id;
    private final String header;
    private final String of;

    Bucket(String id, String header, String of) {
        this.id = id;
        this.header = header;
        this.of = of;
    }

    /** The name in the server's configuration. */
    public String id() {
        return id;
    }

    String header() {
        return header;
    }

    String message() {
        String what = of.startsWith("the ") ? of : "the rate limit " + of;
        return "Too Many Requests: You have exceeded " + what + ". Please try again later.";
    }
}
