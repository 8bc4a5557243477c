package dev.opikexport.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;

/** Fetches an answer to nowhere: what no Java program that reads it can go below. Prints the seconds without its start. */
final class FetchOnly {

    private FetchOnly() {}

    /** The argument is a URL. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = URI.create(arguments[0]).toURL().openStream()) {
            while (in.read(buffer) >= 0) {}
        }
        System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - start) / 1e9);
    }
}
