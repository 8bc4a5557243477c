package dev.opikexport.cli.stats;

import static dev.opikexport.cli.stats.HtmlText.escape;
import static dev.opikexport.cli.stats.HtmlText.number;

import dev.opikexport.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;

/** Plots as SVG elements, coloured by the style of the page. */
final class HtmlCharts {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 180;
    private static final int AXIS = 24;

    private HtmlCharts() {}

    /** A column of a plot: what it is of, and how many. */
    record Point(String label, long count) {}

    /** Columns side by side, with the first and last label below and the greatest count above. */
    static String columns(String title, List<Point> points) {
        long most = Math.max(1, points.stream().mapToLong(Point::count).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, points.size());
        double gap = step > 6 ? 2 : step > 3 ? 1 : 0;
        StringBuilder svg = new StringBuilder("<svg role=\"img\" viewBox=\"0 0 " + WIDTH + " " + (HEIGHT + 2 * AXIS)
                + "\" aria-label=\"" + escape(title) + "\">\n");
        svg.append("<line class=\"grid\" x1=\"0\" x2=\"" + WIDTH + "\" y1=\"" + AXIS + "\" y2=\"" + AXIS + "\"/>")
                .append("<line class=\"axis\" x1=\"0\" x2=\"" + WIDTH + "\" y1=\"" + (AXIS + HEIGHT) + "\" y2=\""
                        + (AXIS + HEIGHT) + "\"/>\n");
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double height = (double) HEIGHT * point.count() / most;
            svg.append("<rect class=\"bar\" x=\"" + number(i * step + gap / 2) + "\" y=\""
                            + number(AXIS + HEIGHT - height) + "\" width=\"" + number(Math.min(48, step - gap))
                            + "\" height=\"" + number(height) + "\"><title>" + escape(point.label()) + ": ")
                    .append(Figures.count(point.count()))
                    .append("</title></rect>\n");
        }
        svg.append(text(0, AXIS - 6, "start", Figures.count(most)));
        for (int i : labelled(points.size())) {
            String anchor = i == 0 ? "start" : i == points.size() - 1 ? "end" : "middle";
            double x = i == 0 ? 0 : i == points.size() - 1 ? WIDTH : (i + 0.5) * step;
            svg.append(text(x, HEIGHT + 2 * AXIS - 6, anchor, points.get(i).label()));
        }
        return svg.append("</svg>\n").toString();
    }

    /** A bar within the cell of a table. */
    static String bar(double value, double most) {
        double share = most > 0 && value > 0 ? Math.max(0.5, 100 * Math.min(1, value / most)) : 0;
        return "<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect class=\"bar\" width=\"" + number(share) + "\" height=\"10\"/></svg>";
    }

    private static List<Integer> labelled(int points) {
        List<Integer> labels = new ArrayList<>();
        for (int i : new int[] {0, points / 2, points - 1}) {
            if (i >= 0 && i < points && !labels.contains(i)) {
                labels.add(i);
            }
        }
        return labels;
    }

    private static String text(double x, double y, String anchor, String text) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" + escape(text)
                + "</text>\n";
    }
}
