package dev.opikexport.filter.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Shows problems to people: the message, the line of the text, carets under the place, the hint. */
public final class ProblemRenderer {

    private final String text;

    /** Renders problems of that text. */
    public ProblemRenderer(String text) {
        this.text = text;
    }

    /** All problems, with blank lines between. */
    public String render(List<Problem> problems) {
        return problems.stream().map(this::render).collect(Collectors.joining("\n\n"));
    }

    /** One problem on a few lines, without a line break at the end. */
    public String render(Problem problem) {
        StringBuilder lines = new StringBuilder();
        lines.append(problem.code()).append(": ").append(problem.message());
        if (!text.isBlank()) {
            lines.append('\n').append(MarkedLine.of(text, problem.span()));
        }
        if (problem.hint() != null) {
            lines.append("\n  ").append(problem.hint());
        }
        return lines.toString();
    }
}
