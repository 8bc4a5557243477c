package dev.opikexport.cli.output;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.core.Destination;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.Notices;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Location;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where rows go and how they look there. */
@HelpSection("Output")
public final class OutputOptions {

    private static final String STANDARD_OUTPUT = "-";
    private static final String TABLE = "table";
    private static final String TEXT_FORMAT = "jsonl";
    private static final String FOLDER_FORMAT = "parquet";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR|table|-",
            description = "a file, whose ending says the format; a folder of parts with a manifest, which "
                    + "can be resumed and added to; both as a path or a URI (hdfs://host/dir/, "
                    + "s3a://bucket/x.parquet); 'table' shows the first rows; " + "- or nothing is standard output")
    private String output = STANDARD_OUTPUT;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, tsv, jsonl or parquet, whatever the ending; default for folders: parquet")
    private @Nullable String format;

    @Option(
            names = "--columns",
            paramLabel = "LIST",
            description = "these columns in this order: names, new names and paths, for example "
                    + "id,tokens=usage.total_tokens,metadata.model; see: opik-export columns --help")
    private @Nullable String columns;

    @Option(names = "--exclude", paramLabel = "LIST", description = "all columns but these")
    private @Nullable String excluded;

    @Option(
            names = "--pivot-scores",
            description = "a column for each feedback score instead of a list of them; the server says which there are")
    private boolean pivotScores;

    @Option(
            names = {"-O", "--option"},
            paramLabel = "NAME=VALUE",
            description = "a setting of the format, for example -O canonical=true; may be repeated")
    private Map<String, String> settings = Map.of();

    @Mixin
    private FolderArguments folder = new FolderArguments();

    @Mixin
    private StorageOptions storage = new StorageOptions();

    /** Standard output, until something else is given. */
    public OutputOptions() {}

    /** The output as the user named it; null for standard output. */
    public @Nullable String name() {
        return isStandardOutput() ? null : output;
    }

    private boolean isStandardOutput() {
        return output.equals(STANDARD_OUTPUT) || isTable();
    }

    /** Whether people want to look at the first rows. */
    public boolean isTable() {
        return output.equals(TABLE);
    }

    /** The columns that are asked for. */
    public Schema schema(Entity entity) {
        Schema schema = Schema.of(entity);
        schema = excluded == null ? schema : schema.without(excluded);
        return columns == null ? schema : schema.select(columns);
    }

    /** The columns with one for each score of the projects, if that is asked for. */
    public Schema withScores(Schema schema, Connection connection, List<ProjectRef> all) throws IOException {
        return pivotScores ? ScoreColumns.in(schema, connection, all) : schema;
    }

    /** Whether only what is new goes into the folder. */
    public boolean isIncremental() {
        return folder.isIncremental();
    }

    /** Whether the output is a folder of parts: it is one already, ends with a slash, or has a name without an ending. */
    public boolean isFolder() {
        return isFolder(storage.locate(output));
    }

    /** Where each dataset of a run goes. */
    public Layout layout(boolean byEntity, boolean byProject) {
        return new Layout(output, isFolder(), byEntity, byProject);
    }

    /**
     * The output, with its format and its settings.
     *
     * @throws UsageException if the options do not fit together
     */
    public Destination destination(Entity entity, Environment environment) {
        return destination(entity, environment, output);
    }

    /** The same at another place, which is a folder or file as the output is one. */
    public Destination destination(Entity entity, Environment environment, String place) {
        OutputFormats formats = OutputFormats.installed();
        FormatOptions options = new FormatOptions(
                settings,
                Map.of(),
                new Notices(notice -> environment.messages().event("note", "note: " + notice, Map.of())));
        Location location = storage.locate(place);
        if (isFolder()) {
            return new Destination.ToFolder(
                    location, formats.byName(format == null ? FOLDER_FORMAT : format), options, folder.options(entity));
        }
        if (folder.isMeant()) {
            throw new UsageException(
                    "--resume, --overwrite, --incremental and --partition-by are for folders. Name one with -o, for example -o "
                            + entity.id() + "/.");
        }
        if (isStandardOutput()) {
            return new Destination.ToStream(environment.rows(), textFormat(formats, entity), options);
        }
        OutputFormat chosen = format == null ? formats.byFileName(output) : formats.byName(format);
        Destination.ToFile file = new Destination.ToFile(location, chosen, options);
        // People are not shown the hash. The manifest of a partial file has it, for which a file elsewhere would be
        // fetched again.
        return environment.messages().isJson() || !location.isLocal() ? file : file.unhashed();
    }

    private boolean isFolder(Location location) {
        if (isStandardOutput()) {
            return false;
        }
        boolean there = location.isLocal() && Files.exists(location.path());
        return output.endsWith("/")
                || (there && Files.isDirectory(location.path()))
                || (!there && !location.name().contains("."));
    }

    private OutputFormat textFormat(OutputFormats formats, Entity entity) {
        OutputFormat chosen = formats.byName(format == null ? TEXT_FORMAT : format);
        if (!chosen.isText()) {
            throw new UsageException("The format " + chosen.name()
                    + " cannot go to standard output. Name a file with -o, for example -o " + entity.id()
                    + chosen.endings().get(0) + ".");
        }
        return chosen;
    }
}
