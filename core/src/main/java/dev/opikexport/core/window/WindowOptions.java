package dev.opikexport.core.window;

import java.util.OptionalInt;

/**
 * How windows are read.
 *
 * @param way list or stream
 * @param timeBounds whether the server is asked by time; by filters on ids alone if not
 * @param parallel windows at a time
 * @param pageSize the most rows of a window
 * @param answerBytes what an answer, or those that come at a time, should not exceed by much; a single row may
 * @param maxRows how many rows are wanted in all, so that no window asks for more; {@link Integer#MAX_VALUE} for all
 * @param keepCopies whether a trace in several experiments comes once for each
 * @param reuseAnswers whether nobody uses a window's rows any more when the next window is asked for, so that the next answers are written
 *     over them
 */
public record WindowOptions(
        ReadingWay way,
        boolean timeBounds,
        int parallel,
        int pageSize,
        long answerBytes,
        int maxRows,
        boolean keepCopies,
        boolean reuseAnswers) {

    private static final int PATIENT_PER_MINUTE = 300;

    public WindowOptions {
        if (parallel < 1 || parallel > 32) {
            throw new IllegalArgumentException("Windows at a time: 1 to 32, not " + parallel);
        }
        if (pageSize < 1 || maxRows < 1 || answerBytes < 1) {
            throw new IllegalArgumentException("Rows and bytes of a window must be positive");
        }
    }

    /** How many windows to read at a time: under a limit of requests, fewer and larger ones count more than several at a time. */
    public static int lanes(int parallel, OptionalInt requestsPerMinute) {
        return requestsPerMinute.orElse(Integer.MAX_VALUE) <= PATIENT_PER_MINUTE ? 1 : parallel;
    }

    /** The bytes of one answer: those that are read at a time and the one that is in use share them. A single one at a time has them all. */
    public static long share(long answerBytes, int lanes) {
        return lanes == 1 ? answerBytes : answerBytes / (lanes + 1);
    }
}
