package dev.opikexport.filter;

import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemRenderer;
import java.util.List;

/** A filter cannot be used; the message shows every problem with its line. */
public final class InvalidFilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final String text;

    /**
     * All problems of one text.
     *
     * @param text the filter text that the problems' spans lie in
     * @param problems one or more, in the order of the text
     */
    public InvalidFilterException(String text, List<Problem> problems) {
        this.text = text;
        this.problems = List.copyOf(problems);
    }

    /** Every problem with its line and carets. */
    @Override
    public String getMessage() {
        return new ProblemRenderer(text).render(problems);
    }

    /** The filter text. */
    public String text() {
        return text;
    }

    /** All problems, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }
}
