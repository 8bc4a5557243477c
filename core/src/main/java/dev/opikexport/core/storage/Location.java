package dev.opikexport.core.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a file or a folder is.
 *
 * @param text a path of this machine, or a URI such as {@code hdfs://host/folder/} or {@code s3a://bucket/x.parquet}
 * @param settings of the place, by the names that its {@link StorageProvider} gives them; paths have none
 */
public record Location(String text, Map<String, String> settings) {

    private static final Pattern URI_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*|file:/.*");
    private static final String FILE = "file:";

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it begins like a URI and is none, or holds a password, which would be printed
     */
    public Location {
        settings = Map.copyOf(settings);
        if (isUri(text)) {
            URI uri = parse(text);
            String user = uri.getRawUserInfo();
            if (user != null && user.contains(":")) {
                throw new IllegalArgumentException("The URI holds a password. Give it where the storage reads its"
                        + " configuration, for S3 in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
            }
            text = text.startsWith(FILE) ? Path.of(uri).toString() : text;
        }
    }

    /** What a user named: a path or a URI. */
    public static Location of(String text) {
        return new Location(text, Map.of());
    }

    /** A path of this machine. */
    public static Location of(Path path) {
        return new Location(path.toString(), Map.of());
    }

    /** The same with settings for the place. */
    public Location withSettings(Map<String, String> other) {
        return new Location(text, other);
    }

    /** Whether it is a path of this machine. */
    public boolean isLocal() {
        return !isUri(text);
    }

    /** The path of this machine that it is. */
    public Path path() {
        return Path.of(text);
    }

    /** The URI that it is. */
    public URI uri() {
        return isLocal() ? path().toUri() : parse(text);
    }

    /** The last part of it, a file's name; empty if there is none. */
    public String name() {
        Path name = isLocal() ? path().getFileName() : Path.of(uri().getPath()).getFileName();
        return name == null ? "" : name.toString();
    }

    /** The folder that it lies in. */
    public Location folder() {
        if (isLocal()) {
            Path parent = path().getParent();
            return new Location(parent == null ? "" : parent.toString(), settings);
        }
        String whole = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return new Location(whole.substring(0, whole.lastIndexOf('/') + 1), settings);
    }

    private static boolean isUri(String text) {
        return URI_TEXT.matcher(text).matches();
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a URI: " + e.getReason() + ". Write a space as %20.", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
