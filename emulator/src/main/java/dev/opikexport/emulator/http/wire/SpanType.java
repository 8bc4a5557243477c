package dev.opikexport.emulator.http.wire;

/** The kind of a span, named as the server names it. */
public enum SpanType {
    general,
    tool,
    llm,
    guardrail
}
