package dev.opikexport.core.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of files, ids and queries. */
public final class Sha256 {

    private static final int BUFFER = 1 << 16;

    private Sha256() {}

    /** Of a file, in hexadecimal digits. */
    public static String of(Storage folder, String name) throws IOException {
        try (InputStream in = Channels.newInputStream(folder.open(name))) {
            MessageDigest digest = digest();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** A digest of nothing yet. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
