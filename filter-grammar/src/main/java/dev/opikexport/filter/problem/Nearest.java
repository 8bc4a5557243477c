package dev.opikexport.filter.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
public final class Nearest {

    private static final int MOST = 3;
    private static final int LONGEST = 40;

    private record Candidate(String name, int distance) {}

    private Nearest() {}

    /** At most three names, nearest first; none where nothing is near. */
    public static List<String> to(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return List.of();
        }
        String wanted = normal(written);
        int allowed = Math.max(1, wanted.length() / 3);
        return names.stream()
                .map(name -> new Candidate(name, distance(wanted, normal(name), allowed)))
                .filter(candidate -> candidate.distance <= allowed)
                .sorted(Comparator.comparingInt(Candidate::distance))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /** {@code Did you mean 'csv'?} after a blank; empty where nothing is near. */
    public static String question(String written, Collection<String> names) {
        List<String> near = written.length() < 2 ? List.of() : to(written, names);
        return near.isEmpty() ? "" : " Did you mean '" + near.get(0) + "'?";
    }

    /** Upper case, hyphens and camel case are no difference. */
    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** How many letters must be put in, taken out, changed or swapped with their neighbour, if that is at most the allowed. */
    private static int distance(String a, String b, int allowed) {
        if (Math.abs(a.length() - b.length()) > allowed) {
            return Integer.MAX_VALUE;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        int changed = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
