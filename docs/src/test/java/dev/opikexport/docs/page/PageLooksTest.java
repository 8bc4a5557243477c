package dev.opikexport.docs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the page looks, in a browser if there is one: on a phone and on a desk, in daylight and at night. */
class PageLooksTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;

    /** Texts that are wider than their box, the table's scrolling box aside. */
    private static final String CUT_OFF = """
            [...document.querySelectorAll('h1, h2, dt, dd, td, th, p, svg')]
                .filter(each => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0
                    || each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.wide'))
                .map(each => each.textContent.trim())""";

    /** How many boxes of figures and texts of plots lie on another. */
    private static final String OVERLAPS = """
            (boxes => boxes.filter((a, i) => boxes.slice(i + 1).some(b =>
                a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length)(
                [...document.querySelectorAll('dl div, svg text')].map(each => each.getBoundingClientRect())
                    .filter(each => each.width > 0))""";

    /** The height of the smallest text of a plot, in pixels. */
    private static final String SMALLEST_TEXT = """
            Math.min(...[...document.querySelectorAll('svg text')].map(each => each.getBoundingClientRect().height)
                .filter(height => height > 0))""";

    /** By how many times text and ground differ in luminance, as WCAG counts it. */
    private static final String CONTRAST = """
            (() => {
                const luminance = colour => colour.match(/[0-9.]+/g).slice(0, 3).map(each => each / 255)
                    .map(each => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
                const ground = luminance(getComputedStyle(document.body).backgroundColor);
                return Math.min(...['h1', 'dt', 'dd', 'td', 'th', 'small'].map(name => {
                    const text = luminance(getComputedStyle(document.querySelector(name)).color);
                    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
                }));
            })()""";

    @TempDir
    private static Path folder;

    private static StatsPage page;

    @BeforeAll
    static void write() throws Exception {
        page = StatsPage.of("spans", folder);
    }

    @Test
    void itLoadsAndRunsNothing() {
        assertThat(page.html())
                .contains("width=device-width", "prefers-color-scheme: dark", "default-src 'none'")
                .doesNotContain("<script", "http://", "https://", "onload", "@import");
    }

    @Test
    void aBrowserShowsItOnEveryScreenWithoutComplaint() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium is installed to look at the page with");

        try (Browser browser = Browser.start(program.orElseThrow(), folder.resolve("profile"))) {
            String[] grounds = {
                look(browser, PHONE, "light"),
                look(browser, PHONE, "dark"),
                look(browser, DESK, "light"),
                look(browser, DESK, "dark")
            };
            assertThat(grounds[0]).isEqualTo(grounds[2]).isNotEqualTo(grounds[1]);
            assertThat(grounds[1]).isEqualTo(grounds[3]);
        }
    }

    /** The colour of the ground, after all else is found right. */
    private static String look(Browser browser, int width, String scheme) throws Exception {
        String where = width + " " + scheme;
        browser.open(page.path().toUri(), width, scheme);

        assertThat(browser.evaluate("innerWidth").asInt()).as(where).isEqualTo(width);
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as(where)
                .isEqualTo(
                        browser.evaluate("document.documentElement.clientWidth").asInt());
        assertThat(browser.evaluate(CUT_OFF)).as(where).isEmpty();
        assertThat(browser.evaluate(OVERLAPS).asInt()).as(where).isZero();
        assertThat(browser.evaluate(SMALLEST_TEXT).asDouble()).as(where).isGreaterThan(12);
        assertThat(browser.evaluate(CONTRAST).asDouble()).as(where).isGreaterThan(4.5);
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('svg')].filter(each => each.clientWidth < 40).length")
                        .asInt())
                .as(where)
                .isZero();
        assertThat(browser.complaints()).as(where).isEmpty();
        return browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
    }
}
