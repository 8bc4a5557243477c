package dev.opikexport.exporters.hadoop;

import java.net.URI;
import java.util.Map;

/** Which jars bring a file system that Hadoop's client does not have itself. */
final class Connectors {

    private static final Map<String, String> JARS = Map.of(
            "s3", "hadoop-aws and the AWS SDK (mvn -f plugins/s3.xml package puts them there)",
            "s3a", "hadoop-aws and the AWS SDK (mvn -f plugins/s3.xml package puts them there)",
            "abfs", "hadoop-azure and what it needs",
            "abfss", "hadoop-azure and what it needs",
            "gs", "gcs-connector (the shaded jar)",
            "oss", "hadoop-aliyun and what it needs");

    private Connectors() {}

    /** What to do when a file system could not be started. */
    static String advice(URI folder, Throwable cause) {
        String scheme = folder.getScheme();
        String jars = JARS.getOrDefault(scheme, "the jars of Hadoop's connector for it");
        return isClassMissing(cause)
                ? "Hadoop's file system for " + scheme + ":// is not there. Put " + jars
                        + " into the folder plugins/ beside opik-export, or into the one that OPIK_EXPORT_PLUGINS names."
                        + " What was missing: " + message(cause)
                : "Hadoop's file system for " + scheme + ":// does not start: " + message(cause);
    }

    private static boolean isClassMissing(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof ClassNotFoundException || each instanceof NoClassDefFoundError) {
                return true;
            }
        }
        return false;
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
