package dev.opikexport.cli.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Durations counted in buckets, each one percent wider than the one before it: quantiles are exact to one percent, least and greatest
 * are exact. Holds a few thousand numbers at most.
 */
final class LatencySketch {

    private static final double GROWTH = 1.01;
    private static final double SMALLEST = 1e-3;

    private final TreeMap<Integer, Bucket> buckets = new TreeMap<>();
    private long count;

    /** What fell into a bucket. */
    private record Bucket(long count, double min, double max) {

        Bucket and(Bucket other) {
            return new Bucket(count + other.count, Math.min(min, other.min), Math.max(max, other.max));
        }
    }

    /** Durations from one limit to the next, in milliseconds. */
    record Bar(double from, double to, long count) {}

    /** Counts a duration in milliseconds; those below a microsecond, negative ones too, are one bucket. */
    void add(double millis) {
        count++;
        buckets.merge(bucket(millis), new Bucket(1, millis, millis), Bucket::and);
    }

    long count() {
        return count;
    }

    double max() {
        return buckets.isEmpty()
                ? Double.NEGATIVE_INFINITY
                : buckets.lastEntry().getValue().max();
    }

    /** The duration that the share of all durations does not exceed, to one percent; exact where the bucket holds only one duration. */
    double quantile(double share) {
        long rank = (long) Math.ceil(share * count);
        for (Bucket bucket : buckets.values()) {
            rank -= bucket.count();
            if (rank <= 0) {
                return bucket.min() + (bucket.max() - bucket.min()) / 2;
            }
        }
        return max();
    }

    /** The distribution from the shortest to the longest in so many bars at most, each of the same ratio of its limits. */
    List<Bar> bars(int most) {
        List<Bar> bars = new ArrayList<>();
        if (count > 0) {
            int first = buckets.firstKey();
            int width = Math.max(1, (buckets.lastKey() - first + most) / most);
            for (int from = first; from <= buckets.lastKey(); from += width) {
                long sum = buckets.subMap(from, from + width).values().stream()
                        .mapToLong(Bucket::count)
                        .sum();
                bars.add(new Bar(from == 0 ? 0 : limit(from - 1), limit(from + width - 1), sum));
            }
        }
        return bars;
    }

    private static int bucket(double millis) {
        return millis < SMALLEST ? 0 : 1 + (int) Math.floor(Math.log(millis / SMALLEST) / Math.log(GROWTH));
    }

    /** The duration at which a bucket ends. */
    private static double limit(int bucket) {
        return SMALLEST * Math.pow(GROWTH, bucket);
    }
}
