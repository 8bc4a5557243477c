package dev.opikexport.core.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.ServiceLoader;

/** Finds who opens a URI. */
final class Providers {

    private Providers() {}

    static Storage open(Location folder) throws IOException {
        URI uri = folder.uri();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        for (StorageProvider provider : ServiceLoader.load(StorageProvider.class)) {
            if (provider.opens(scheme)) {
                return provider.open(uri, folder.settings());
            }
        }
        throw new FileSystemException(
                folder.toString(),
                null,
                "nothing here writes to " + scheme + "://. Put a StorageProvider that does on the class path,"
                        + " such as the module exporter-hadoop for the URIs of Hadoop.");
    }
}
