package dev.opikexport.emulator.http.wire.filter;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.opikexport.filter.plan.RestFilter;
import org.jspecify.annotations.Nullable;

/** One condition on a row. */
public record TraceFilter(
        @JsonProperty(value = "field", required = true) TraceField field,
        @JsonProperty(value = "operator", required = true) Operator operator,
        @JsonProperty("key") @Nullable String key,
        @JsonProperty(value = "value", required = true) String value)
        implements Condition {

    public TraceFilter {
        Condition.requireNonNull(field, "field");
        Condition.requireNonNull(operator, "operator");
        Condition.requireNonNull(value, "value");
    }

    @Override
    public RestFilter toRestFilter() {
        return new RestFilter(ApiNames.of(field), operator.operator(), key, value);
    }
}
