package dev.opikexport.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows under titles, each column as wide as its widest cell, or narrower so that the lines fit the terminal. */
public final class Table {

    private static final String GAP = "  ";
    private static final int NARROWEST = 10;
    private static final int DEFAULT_TERMINAL = 100;

    /** A column's title, and what its cells are. */
    public record Column(String title, Kind kind) {}

    /** What the cells of a column are. */
    public enum Kind {
        /** Free text, which may be cut. */
        TEXT,
        /** A number, aligned to the right. */
        NUMBER,
        /** A time, an id or a bar. */
        FIXED
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** The terminal's width as its environment tells it, else 100. */
    public static int terminalWidth(Map<String, String> variables) {
        try {
            int width = Integer.parseInt(variables.getOrDefault("COLUMNS", "").strip());
            return width > 0 ? width : DEFAULT_TERMINAL;
        } catch (NumberFormatException e) {
            return DEFAULT_TERMINAL;
        }
    }

    /** Adds a row with a cell for each column, of any text. */
    public Table add(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(DisplayText::line).toList());
        return this;
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints titles and rows. No line is wider than so many cells: text is cut, then columns on the right are left out. */
    public void print(PrintStream out, int width) {
        int[] widths = widths(width);
        print(out, columns.stream().map(Column::title).toList(), widths);
        rows.forEach(row -> print(out, row, widths));
    }

    private void print(PrintStream out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = DisplayText.cut(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : GAP)
                    .append(DisplayText.pad(cell, widths[i], columns.get(i).kind() == Kind.NUMBER));
        }
        out.println(line.toString().stripTrailing());
    }

    private int[] widths(int terminal) {
        int[] natural = IntStream.range(0, columns.size()).map(this::natural).toArray();
        for (int shown = natural.length; shown > 1; shown--) {
            int[] widths = Arrays.copyOf(natural, shown);
            int surplus = Arrays.stream(widths).sum() + GAP.length() * (shown - 1) - terminal;
            for (int widest = widest(widths); surplus > 0 && widest >= 0; widest = widest(widths)) {
                widths[widest]--;
                surplus--;
            }
            if (surplus <= 0) {
                return widths;
            }
        }
        return new int[] {Math.min(natural[0], terminal)};
    }

    private int natural(int column) {
        int widest = DisplayText.width(columns.get(column).title());
        for (List<String> row : rows) {
            widest = Math.max(widest, DisplayText.width(row.get(column)));
        }
        return widest;
    }

    /** The widest column of text that can still be narrower; -1 if there is none. */
    private int widest(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean cuttable = columns.get(i).kind() == Kind.TEXT && widths[i] > NARROWEST;
            if (cuttable && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
