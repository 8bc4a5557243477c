package dev.opikexport.cli.stats;

import static dev.opikexport.cli.stats.HtmlText.escape;

import dev.opikexport.cli.stats.HtmlCharts.Point;
import dev.opikexport.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Statistics as one page that loads nothing and runs nothing. */
record HtmlReport(Statistics statistics) {

    private static final int MOST_DAYS = 370;
    private static final int MOST_BARS = 40;

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>%1$s</title>
            <style>
            :root { --page: #fff; --text: #1a1c1f; --faint: #5c6370; --line: #d9dce1; --bar: #2f6fde; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #16181c; --text: #e8eaed; --faint: #9aa3af; --line: #363b44; --bar: #6ea3ff; }
            }
            body { margin: 0 auto; padding: 1rem; max-width: 52rem; background: var(--page); color: var(--text);
                   font: 16px/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
            dl { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0; }
            dl div { flex: 1 0 28%%; border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
            dt, small { color: var(--faint); font-size: .85rem; }
            dd { margin: 0; font-size: 1.2rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
            svg { display: block; width: 100%%; height: auto; }
            svg text { fill: var(--faint); font-size: 13px; }
            .bar { fill: var(--bar); } .grid, .axis { stroke: var(--line); }
            .share { width: 5rem; height: .6rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%%; font-size: .9rem; }
            th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left;
                     overflow-wrap: anywhere; min-width: 3rem; }
            th { color: var(--faint); font-weight: 500; }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
            @media (max-width: 40rem) {
              svg text { font-size: 22px; } svg text[text-anchor=middle] { display: none; }
              .share { width: 2.5rem; } .wide td:first-child:not(:last-child) { min-width: 8rem; }
            }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            """;

    String page() {
        String title = "Statistics of " + Figures.count(statistics.total().rows()) + " "
                + statistics.entity().id();
        return HEAD.formatted(escape(title)) + summary() + days() + uses() + durations() + errors() + scores()
                + "<p><small>Days are UTC. Counts, sums and means are exact, percentiles "
                + (statistics.durations().isExact()
                        ? "too, as quantile_cont of databases."
                        : "about: to 1 %, as there are more than " + Figures.count(Durations.MOST_EXACT)
                                + " durations.")
                + "</small></p>\n"
                + "</body>\n</html>\n";
    }

    private String summary() {
        Durations durations = statistics.durations();
        return "<dl>" + tile("Rows", Figures.count(statistics.total().rows()))
                + tile("Tokens", Figures.count(statistics.total().totalTokens()))
                + tile("Cost", Figures.money(statistics.total().cost()))
                + tile("With an error", Figures.count(statistics.failed()))
                + (durations.count() == 0
                        ? ""
                        : tile("Median duration", Figures.duration(durations.quantile(0.5)))
                                + tile("95th percentile", Figures.duration(durations.quantile(0.95))))
                + "</dl>\n";
    }

    private static String tile(String name, String value) {
        return "<div><dt>" + escape(name) + "</dt><dd>" + escape(value) + "</dd></div>";
    }

    private String days() {
        List<Point> points = new ArrayList<>();
        Timeline.Bars bars = statistics.timeline().bars(MOST_DAYS);
        String title = "Rows per " + bars.unit();
        bars.rows().forEach((day, rows) -> points.add(new Point(day, rows)));
        return points.isEmpty() ? "" : "<h2>" + title + "</h2>\n" + HtmlCharts.columns(title, points);
    }

    private String uses() {
        List<Map.Entry<String, Use>> uses = statistics.uses().greatestFirst(Use::rows);
        long most = uses.isEmpty() ? 0 : uses.get(0).getValue().rows();
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, Use> entry : uses) {
            Use use = entry.getValue();
            rows.append("<tr>" + text(entry.getKey()) + figure(Figures.count(use.rows())) + bar(use.rows(), most))
                    .append(figure(Figures.count(use.totalTokens())) + figure(Figures.money(use.cost())))
                    .append(figure(Figures.count(use.promptTokens())) + figure(Figures.count(use.completionTokens())))
                    .append("</tr>\n");
        }
        return table(
                "Tokens and cost by " + statistics.groupedBy(),
                "<th>" + statistics.groupedBy() + "</th>" + heads("rows") + "<th></th>"
                        + heads("tokens", "cost", "prompt", "completion"),
                rows);
    }

    private String durations() {
        Durations durations = statistics.durations();
        if (durations.count() == 0) {
            return "";
        }
        List<Point> points = new ArrayList<>();
        for (LatencySketch.Bar bar : durations.bars(MOST_BARS)) {
            points.add(new Point(Figures.duration(bar.from()) + " – " + Figures.duration(bar.to()), bar.count()));
        }
        StringBuilder rows = new StringBuilder();
        for (int percent : new int[] {50, 75, 90, 95, 99}) {
            rows.append("<tr>" + text("p" + percent) + figure(Figures.duration(durations.quantile(percent / 100.0))))
                    .append("</tr>\n");
        }
        rows.append("<tr>" + text("max") + figure(Figures.duration(durations.max())) + "</tr>\n");
        return "<h2>Duration of " + Figures.count(durations.count()) + " that have ended</h2>\n"
                + HtmlCharts.columns("Distribution of durations, logarithmic", points)
                + table("", "<th>percentile</th>" + heads("duration"), rows);
    }

    private String errors() {
        List<Map.Entry<String, Counter>> errors = statistics.errors().greatestFirst(Counter::count);
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, Counter> entry : errors) {
            long count = entry.getValue().count();
            rows.append("<tr>" + text(entry.getKey()) + figure(Figures.count(count)))
                    .append(bar(count, errors.get(0).getValue().count()) + "</tr>\n");
        }
        return table("Errors", "<th>error</th>" + heads("rows") + "<th></th>", rows);
    }

    private String scores() {
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, Scores> entry : statistics.scores().greatestFirst(Scores::count)) {
            Scores score = entry.getValue();
            rows.append("<tr>" + text(entry.getKey()) + figure(Figures.count(score.count())))
                    .append(figure(Figures.digits(score.mean())) + figure(Figures.digits(score.min())))
                    .append(figure(Figures.digits(score.max())) + "</tr>\n");
        }
        return table("Scores", "<th>score</th>" + heads("rows", "mean", "min", "max"), rows);
    }

    private static String table(String title, String heads, CharSequence rows) {
        return rows.isEmpty()
                ? ""
                : (title.isEmpty() ? "" : "<h2>" + escape(title) + "</h2>\n") + "<div class=\"wide\"><table>\n<tr>"
                        + heads + "</tr>\n" + rows + "</table></div>\n";
    }

    private static String heads(String... names) {
        StringBuilder heads = new StringBuilder();
        for (String name : names) {
            heads.append("<th class=\"n\">").append(escape(name)).append("</th>");
        }
        return heads.toString();
    }

    private static String text(String text) {
        return "<td>" + escape(text) + "</td>";
    }

    private static String figure(String text) {
        return "<td class=\"n\">" + escape(text) + "</td>";
    }

    private static String bar(long value, long most) {
        return "<td>" + HtmlCharts.bar((double) value, (double) most) + "</td>";
    }
}
