package dev.opikexport.filter.plan;

/**
 * How far a plan goes.
 *
 * @param queries the most queries whose rows are united; with 1 every OR is decided here
 * @param length the most bytes that the filters of one query may take in a URL
 */
public record PlanOptions(int queries, int length) {

    /** 8 queries; 12,000 bytes, since servers refuse URLs above 16 KB. */
    public static final PlanOptions DEFAULT = new PlanOptions(8, 12_000);

    public PlanOptions {
        if (queries < 1 || length < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /** The same with another number of queries. */
    public PlanOptions withQueries(int other) {
        return new PlanOptions(other, length);
    }
}
