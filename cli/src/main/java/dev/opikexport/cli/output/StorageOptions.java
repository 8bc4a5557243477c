package dev.opikexport.cli.output;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.command.Setting;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.core.storage.Location;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a place that a URI names must be told. */
public final class StorageOptions extends Options {

    private static final Pattern SECRET =
            Pattern.compile(".*(secret|password|token|credential|[.]key).*", Pattern.CASE_INSENSITIVE);

    private final Argument<List<Setting>> hadoop = settings(
            "--hadoop-conf",
            "NAME=VALUE",
            "for files of Hadoop's (hdfs://, s3a://, ...): a property of its configuration, on top of "
                    + "core-site.xml in HADOOP_CONF_DIR, for example fs.s3a.endpoint=...; may be repeated");

    /** Of an output. */
    public StorageOptions() {
        this("Output");
    }

    private StorageOptions(String heading) {
        super(heading);
    }

    /** Of files that are read. */
    public static StorageOptions ofInput() {
        return new StorageOptions("");
    }

    /** A path or a URI, with what its storage must be told. */
    public Location locate(String text) {
        Map<String, String> properties = Setting.map(hadoop.value());
        for (String name : properties.keySet()) {
            if (SECRET.matcher(name).matches() && !name.endsWith(".provider")) {
                throw new UsageException("--hadoop-conf " + name
                        + " would show a secret in the list of processes. Put it into core-site.xml of HADOOP_CONF_DIR,"
                        + " or, for S3, into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
            }
        }
        return Location.of(text).withSettings(properties);
    }
}
