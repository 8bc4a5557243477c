package dev.opikexport.filter.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a filter cannot be used, and where.
 *
 * @param code the kind, stable over releases
 * @param message one sentence in the user's words
 * @param span the place in the text
 * @param expected what could stand there, at most five, best first; often empty
 * @param hint what to do instead; null where the message says it all
 */
public record Problem(
        ProblemCode code,
        String message,
        Span span,
        List<String> expected,
        @Nullable String hint) {

    /** The most that {@link #expected} lists. */
    public static final int MOST_EXPECTED = 5;

    public Problem {
        expected = expected.stream().limit(MOST_EXPECTED).toList();
    }

    /** A problem that needs no list of what was expected. */
    public static Problem of(ProblemCode code, String message, Span span, @Nullable String hint) {
        return new Problem(code, message, span, List.of(), hint);
    }
}
