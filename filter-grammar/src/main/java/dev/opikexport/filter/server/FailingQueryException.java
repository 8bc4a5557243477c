package dev.opikexport.filter.server;

/**
 * The server accepts the filters and then fails on them. Most fail in its database: there GET answers 500, and POST search
 * 200 with an empty body. A few fail {@linkplain #beforeQuery() before}: there both answer 500.
 */
public final class FailingQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean beforeQuery;

    /** A failure in the database; the message says why, in our words, since the server tells nobody. */
    public FailingQueryException(String message) {
        this(message, false);
    }

    private FailingQueryException(String message, boolean beforeQuery) {
        super(message);
        this.beforeQuery = beforeQuery;
    }

    /** A failure before the database is asked. */
    static FailingQueryException beforeQuery(String message) {
        return new FailingQueryException(message, true);
    }

    /** True if the server fails before it asks its database, so that POST search answers 500 too. */
    public boolean beforeQuery() {
        return beforeQuery;
    }
}
