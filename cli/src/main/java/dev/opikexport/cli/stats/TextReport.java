package dev.opikexport.cli.stats;

import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Table;
import dev.opikexport.cli.terminal.Table.Column;
import dev.opikexport.cli.terminal.Table.Kind;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Statistics as tables with bars. */
record TextReport(Statistics statistics, PrintStream out, int width) {

    private static final int MOST_DAYS = 31;
    private static final int MOST_NAMES = 15;
    private static final int BAR = 30;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    void print() {
        out.println(Figures.count(statistics.total().rows()) + " "
                + statistics.entity().id() + ", "
                + Figures.count(statistics.total().totalTokens()) + " tokens, "
                + Figures.money(statistics.total().cost()) + ", " + Figures.count(statistics.failed())
                + " with an error");
        days();
        uses();
        durations();
        errors();
        scores();
    }

    private void days() {
        Timeline.Bars bars = statistics.timeline().bars(MOST_DAYS);
        long most =
                bars.rows().values().stream().mapToLong(Long::longValue).max().orElse(0);
        Table table = new Table(
                column(bars.unit().toUpperCase(Locale.ROOT) + " (UTC)", Kind.FIXED),
                column("ROWS", Kind.NUMBER),
                column("", Kind.FIXED));
        bars.rows().forEach((day, rows) -> table.add(day, Figures.count(rows), bar((double) rows, (double) most)));
        print("Rows per " + bars.unit(), table);
    }

    private void uses() {
        Table table = new Table(
                column(statistics.groupedBy().toUpperCase(Locale.ROOT), Kind.TEXT),
                column("ROWS", Kind.NUMBER),
                column("TOKENS", Kind.NUMBER),
                column("COST", Kind.NUMBER),
                column("PROMPT", Kind.NUMBER),
                column("COMPLETION", Kind.NUMBER));
        List<Map.Entry<String, Use>> uses = statistics.uses().greatestFirst(Use::rows);
        for (Map.Entry<String, Use> entry : uses.subList(0, Math.min(MOST_NAMES, uses.size()))) {
            Use use = entry.getValue();
            table.add(
                    entry.getKey(),
                    Figures.count(use.rows()),
                    Figures.count(use.totalTokens()),
                    Figures.money(use.cost()),
                    Figures.count(use.promptTokens()),
                    Figures.count(use.completionTokens()));
        }
        print("Tokens and cost by " + statistics.groupedBy(), table);
        more(uses.size());
    }

    private void durations() {
        Durations durations = statistics.durations();
        Table table =
                new Table(column("PERCENTILE", Kind.FIXED), column("DURATION", Kind.NUMBER), column("", Kind.FIXED));
        if (durations.count() > 0) {
            double most = durations.quantile(0.99);
            for (int percent : new int[] {50, 75, 90, 95, 99}) {
                double value = durations.quantile(percent / 100.0);
                table.add("p" + percent, Figures.duration(value), bar(value, most));
            }
            table.add("max", Figures.duration(durations.max()), "");
        }
        print(
                "Duration of " + Figures.count(durations.count()) + " that have ended"
                        + (durations.isExact() ? "" : " (percentiles about: to 1 %)"),
                table);
    }

    private void errors() {
        Table table = new Table(column("ERROR", Kind.TEXT), column("ROWS", Kind.NUMBER), column("", Kind.FIXED));
        List<Map.Entry<String, Counter>> errors = statistics.errors().greatestFirst(Counter::count);
        for (Map.Entry<String, Counter> entry : errors.subList(0, Math.min(MOST_NAMES, errors.size()))) {
            long count = entry.getValue().count();
            table.add(entry.getKey(), Figures.count(count), bar((double) count, (double)
                    errors.get(0).getValue().count()));
        }
        print("Errors", table);
        more(errors.size());
    }

    private void scores() {
        Table table = new Table(
                column("SCORE", Kind.TEXT),
                column("ROWS", Kind.NUMBER),
                column("MEAN", Kind.NUMBER),
                column("MIN", Kind.NUMBER),
                column("MAX", Kind.NUMBER));
        List<Map.Entry<String, Scores>> scores = statistics.scores().greatestFirst(Scores::count);
        for (Map.Entry<String, Scores> entry : scores.subList(0, Math.min(MOST_NAMES, scores.size()))) {
            Scores score = entry.getValue();
            table.add(
                    entry.getKey(),
                    Figures.count(score.count()),
                    Figures.digits(score.mean()),
                    Figures.digits(score.min()),
                    Figures.digits(score.max()));
        }
        print("Scores", table);
        more(scores.size());
    }

    private void print(String title, Table table) {
        if (!table.isEmpty()) {
            out.println();
            out.println(title);
            table.print(out, width);
        }
    }

    private void more(int names) {
        if (names > MOST_NAMES) {
            out.println("and " + (names - MOST_NAMES) + " more; --html shows them");
        }
    }

    private static Column column(String title, Kind kind) {
        return new Column(title, kind);
    }

    /** A bar of eighths of cells; at least one eighth for anything above zero. */
    static String bar(double value, double most) {
        if (!(value > 0) || !(most > 0)) {
            return "";
        }
        int eighths = (int) Math.max(1, Math.round(8 * BAR * Math.min(1, value / most)));
        return "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1));
    }
}
