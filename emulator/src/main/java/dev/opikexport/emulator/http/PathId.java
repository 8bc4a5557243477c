package dev.opikexport.emulator.http;

import java.util.UUID;

/** Ids in URLs. */
public final class PathId {

    private static final int LENGTH = 36;

    private PathId() {}

    /**
     * The id in any case.
     *
     * @throws ApiException with the server's 404 for any other text
     */
    public static UUID of(String text) {
        try {
            if (text.length() == LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
        throw ApiException.notFound();
    }
}
