package dev.opikexport.cli.stats;

/** The values of one score. */
final class Scores {

    private long count;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
        count++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    long count() {
        return count;
    }

    double mean() {
        return sum / count;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }
}
