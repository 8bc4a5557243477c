package dev.opikexport.benchmarks;

/** What a Java program costs that does nothing. */
final class Empty {

    private Empty() {}

    /** Nothing. */
    public static void main(String[] arguments) {}
}
