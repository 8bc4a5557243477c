package dev.opikexport.core.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of files, ids and queries. */
public final class Sha256 {

    private Sha256() {}

    /** A digest of nothing yet. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
