package dev.opikexport.emulator.http.wire.filter;

import java.util.Arrays;
import java.util.Locale;

/** How the constants of the server's enums are written in the API. */
public final class ApiNames {

    private static final String USAGE = "usage_";

    private ApiNames() {}

    /** The name of a constant, for example {@code usage.total_tokens} of {@code USAGE_TOTAL_TOKENS}. */
    public static String of(Enum<?> constant) {
        String name = constant.name().toLowerCase(Locale.ROOT);
        return name.startsWith(USAGE) ? "usage." + name.substring(USAGE.length()) : name;
    }

    /**
     * The constant of that exact name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static <E extends Enum<E>> E exact(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> of(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown field '" + name + "'"));
    }
}
