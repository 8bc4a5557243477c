package dev.opikexport.cli.stats;

import java.math.BigDecimal;

/** Rows, tokens and cost, summed. */
final class Use {

    private long rows;
    private long promptTokens;
    private long completionTokens;
    private long totalTokens;
    private BigDecimal cost = BigDecimal.ZERO;

    void add(long prompt, long completion, long total, BigDecimal dollars) {
        rows++;
        promptTokens += prompt;
        completionTokens += completion;
        totalTokens += total;
        cost = cost.add(dollars);
    }

    long rows() {
        return rows;
    }

    long promptTokens() {
        return promptTokens;
    }

    long completionTokens() {
        return completionTokens;
    }

    /** As logged, which need not be the sum of the two. */
    long totalTokens() {
        return totalTokens;
    }

    /** US dollars. */
    BigDecimal cost() {
        return cost;
    }
}
