package dev.opikexport.filter.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemRendererTest {

    private static String render(String text, int start, int end) {
        Problem problem = Problem.of(ProblemCode.SYNTAX, "Wrong.", new Span(start, end), null);
        return new ProblemRenderer(text).render(problem);
    }

    private static String renderAt(String text, String part) {
        int start = text.indexOf(part);
        return render(text, start, start + part.length());
    }

    @Test
    void putsCaretsUnderThePlace() {
        assertThat(renderAt("name = x", "x")).isEqualTo("OQL-101: Wrong.\n  name = x\n         ^");
        assertThat(render("name", 4, 4)).isEqualTo("OQL-101: Wrong.\n  name\n      ^");
        assertThat(render("name = x", 5, 5)).isEqualTo("OQL-101: Wrong.\n  name = x\n       ^");
        assertThat(render(" ", 0, 0)).isEqualTo("OQL-101: Wrong.");
    }

    @Test
    void tabsTakeFourColumns() {
        assertThat(renderAt("a\tx", "x")).isEqualTo("OQL-101: Wrong.\n  a    x\n       ^");
        assertThat(renderAt("a\tx", "\tx")).isEqualTo("OQL-101: Wrong.\n  a    x\n   ^^^^^");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(renderAt("日本 x", "x")).isEqualTo("OQL-101: Wrong.\n  日本 x\n       ^");
        assertThat(renderAt("😀 x", "😀")).isEqualTo("OQL-101: Wrong.\n  😀 x\n  ^^");
        assertThat(renderAt("한 ｘ x", "ｘ")).isEqualTo("OQL-101: Wrong.\n  한 ｘ x\n     ^^");
    }

    @Test
    void marksThatSitOnOthersTakeNone() {
        assertThat(renderAt("e\u0301\u200d x", "x")).isEqualTo("OQL-101: Wrong.\n  e\u0301\u200d x\n    ^");
        assertThat(renderAt("\u0001 x", "x")).isEqualTo("OQL-101: Wrong.\n  · x\n    ^");
    }

    @Test
    void showsTheLineWithItsNumber() {
        assertThat(renderAt("a = 1\nAND b = 2\r\nAND c = 3", "b"))
                .isEqualTo("OQL-101: Wrong.\n  2: AND b = 2\n         ^");
        assertThat(renderAt("a = 1\nAND b = 2\r\nAND c = 3", "2\r\nAND"))
                .isEqualTo("OQL-101: Wrong.\n  2: AND b = 2\n             ^");
        assertThat(render("a = 1\nb", 5, 5)).isEqualTo("OQL-101: Wrong.\n  1: a = 1\n          ^");
    }

    @Test
    void cutsLongLines() {
        String text = "a".repeat(200) + "!" + "b".repeat(200);
        String[] lines = renderAt(text, "!").split("\n", -1);
        assertThat(lines[1]).startsWith("  …aaa").endsWith("b…").hasSizeLessThan(110);
        assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf('!'));
        String wide = "😀".repeat(60) + "!";
        assertThat(renderAt(wide, "!").split("\n", -1)[1]).startsWith("  …😀").endsWith("😀!");
        assertThat(renderAt("x" + wide, "!").split("\n", -1)[1])
                .startsWith("  …😀")
                .endsWith("😀!");
    }

    @Test
    void addsTheHint() {
        Problem problem = new Problem(
                ProblemCode.SYNTAX, "Wrong.", new Span(0, 1), List.of("a", "b", "c", "d", "e", "f"), "Do this.");
        assertThat(problem.expected()).containsExactly("a", "b", "c", "d", "e");
        assertThat(new ProblemRenderer("x").render(List.of(problem, problem)))
                .isEqualTo("OQL-101: Wrong.\n  x\n  ^\n  Do this.\n\nOQL-101: Wrong.\n  x\n  ^\n  Do this.");
    }

    @Test
    void spansAreRanges() {
        assertThat(new Span(2, 4).inCodePoints("😀😀")).isEqualTo(new Span(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(2, 1));
    }
}
