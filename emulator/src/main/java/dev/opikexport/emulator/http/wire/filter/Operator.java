package dev.opikexport.emulator.http.wire.filter;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A comparison by its exact symbol; of this name because the server's messages have it. */
public record Operator(dev.opikexport.filter.catalog.Operator operator) {

    /** The operator of that symbol. */
    @JsonCreator
    public static Operator of(String symbol) {
        return dev.opikexport.filter.catalog.Operator.of(symbol)
                .map(Operator::new)
                .orElseThrow(() -> new IllegalArgumentException("Unknown Operator '" + symbol + "'"));
    }
}
