package dev.opikexport.filter.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one text. */
public final class Problems {

    private static final int MOST = 50;

    private final List<Problem> problems = new ArrayList<>();

    public void add(ProblemCode code, Span span, String message, @Nullable String hint) {
        add(Problem.of(code, message, span, hint));
    }

    public void add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Forgets what was found at or behind that place. */
    public void dropFrom(int offset) {
        problems.removeIf(problem -> problem.span().start() >= offset);
    }

    /** In the order of the text. */
    public List<Problem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparingInt(problem -> problem.span().start()))
                .toList();
    }
}
