package dev.opikexport.core.storage;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Opens folders that URIs name, found by {@link java.util.ServiceLoader}: a class with a public constructor without
 * parameters that is named in {@code META-INF/services/dev.opikexport.core.storage.StorageProvider}.
 */
public interface StorageProvider {

    /** Whether it opens URIs of that scheme; called for every scheme, so nothing large may be loaded for it. */
    boolean opens(String scheme);

    /**
     * Opens a folder, which need not be there yet.
     *
     * @param settings by names that the provider gives them
     * @throws java.nio.file.FileSystemException with a message for users
     */
    Storage open(URI folder, Map<String, String> settings) throws IOException;
}
