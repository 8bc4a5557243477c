package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What went wrong in a trace or span. */
public record ErrorInfo(
        @JsonProperty("exception_type") @Nullable String exceptionType,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("traceback") @Nullable String traceback) {}
