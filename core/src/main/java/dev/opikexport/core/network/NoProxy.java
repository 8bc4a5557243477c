package dev.opikexport.core.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which servers are reached without a proxy: {@code *} for all, a name for itself and all names below it, or an address.
 *
 * @param entries lower case, without a dot in front
 */
record NoProxy(List<String> entries) {

    NoProxy {
        entries = List.copyOf(entries);
    }

    /** Reads names between commas or blanks, as {@code NO_PROXY} has them. */
    static NoProxy parse(String text) {
        return new NoProxy(Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .map(entry -> entry.replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    boolean covers(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return isLoopback(name)
                || entries.stream()
                        .anyMatch(entry -> entry.equals("*") || name.equals(entry) || name.endsWith("." + entry));
    }

    /** What runs on this machine is not asked for elsewhere. */
    private static boolean isLoopback(String name) {
        return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
    }
}
