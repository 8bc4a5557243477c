package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.StorageProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Set;

/**
 * Opens the URIs of Hadoop's file systems. Its settings are properties of Hadoop's configuration; others come from
 * {@code core-site.xml} and {@code hdfs-site.xml} on the class path.
 */
public final class HadoopStorageProvider implements StorageProvider {

    private static final Set<String> OF_OTHERS = Set.of("file", "http", "https", "jar");

    /** For {@link java.util.ServiceLoader}. */
    public HadoopStorageProvider() {}

    @Override
    public boolean opens(String scheme) {
        return !OF_OTHERS.contains(scheme);
    }

    @Override
    public Storage open(URI folder, Map<String, String> settings) throws IOException {
        try {
            return HadoopStorage.open(folder, settings);
        } catch (LinkageError | RuntimeException e) {
            FileSystemException failure =
                    new FileSystemException(folder.toString(), null, Connectors.advice(folder, e));
            failure.initCause(e);
            throw failure;
        }
    }
}
