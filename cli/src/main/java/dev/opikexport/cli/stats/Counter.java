package dev.opikexport.cli.stats;

/** Counts. */
final class Counter {

    private long count;

    void increment() {
        count++;
    }

    long count() {
        return count;
    }
}
