package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemRenderer;
import dev.opikexport.filter.problem.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any text is a tree or has problems, and nothing else happens. */
class RandomTextsTest {

    private static final int TEXTS = 200_000;

    private static final List<String> PIECES = List.of(
            " AND ",
            " or ",
            "NOT ",
            "(",
            ")",
            "[",
            "]",
            ",",
            "\"",
            "'",
            "\"a\"",
            "'b'",
            "=",
            "!=",
            ">=",
            "contains",
            "not_in",
            "is_empty",
            "in",
            "name",
            "metadata",
            ".a",
            ".\"b c\"",
            "[0]",
            "[*]",
            "feedback_scores.x",
            "duration",
            "5",
            "-1.5",
            "1e9",
            "2s",
            "now",
            " - 7d",
            "2026-01-01",
            ":p",
            "&&",
            "==",
            ";",
            "\t",
            "\n",
            "😀",
            "日本",
            "\u0000",
            "\ud800",
            "%",
            "\\",
            "\\'",
            "ключ",
            "1_0",
            ".5",
            "$",
            "@",
            "#",
            "start_time",
            "tags",
            "environment",
            "usage.total_tokens");

    private final Random random = new Random(7);

    @Test
    void aTextIsATreeOrHasProblems() throws IOException {
        List<String> seeds = seeds();
        int trees = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = i % 4 == 0 ? soup() : mutated(seeds.get(random.nextInt(seeds.size())));
            Entity entity = Entity.values()[i % Entity.values().length];
            trees += check(entity, text) ? 1 : 0;
        }
        assertThat(trees).isBetween(TEXTS / 100, TEXTS / 2);
    }

    private static List<String> seeds() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> seeds = new ArrayList<>();
        for (String line : Resources.lines("/oql/vectors.jsonl")) {
            seeds.add(mapper.readTree(line).get("filter").asText());
        }
        return seeds;
    }

    private static boolean check(Entity entity, String text) {
        try {
            Filter filter = OqlParser.parse(entity, text);
            String printed = FilterPrinter.print(filter);
            if (!OqlParser.parse(entity, printed).equals(filter)) {
                throw new AssertionError(text + " prints as " + printed);
            }
            return true;
        } catch (InvalidFilterException e) {
            checkProblems(text, e.problems());
            return false;
        }
    }

    private static void checkProblems(String text, List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new AssertionError("no tree and no problem: " + text);
        }
        int last = 0;
        for (Problem problem : problems) {
            Span span = problem.span();
            boolean inText = span.start() >= last && span.end() <= text.length();
            boolean inCodePoints = span.inCodePoints(text).end() <= text.codePointCount(0, text.length());
            boolean rendered = new ProblemRenderer(text).render(problem).contains("^");
            if (!inText || !inCodePoints || !(rendered || text.isBlank())) {
                throw new AssertionError(problem + " in " + text);
            }
            last = span.start();
        }
    }

    private String soup() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextBoolean()) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(4)));
                default -> mutated.insert(at, mutated.substring(random.nextInt(at + 1), at));
            }
        }
        return mutated.toString();
    }
}
