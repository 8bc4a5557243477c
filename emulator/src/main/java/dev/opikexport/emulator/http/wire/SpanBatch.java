package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/private/spans/batch}. */
@SuppressWarnings("NonApiType") // the server's messages name the list's class
public record SpanBatch(@JsonProperty("spans") @Nullable ArrayList<Span> spans) {}
