package dev.opikexport.cli.output;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.command.Setting;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.core.Destination;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.Notices;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Location;
import dev.opikexport.exporters.parquet.ParquetFormat;
import dev.opikexport.exporters.text.CsvFormat;
import dev.opikexport.exporters.text.JsonLinesFormat;
import dev.opikexport.exporters.text.TsvFormat;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where rows go and how they look there. */
public final class OutputOptions extends Options {

    private static final String STANDARD_OUTPUT = "-";
    private static final String TABLE = "table";
    private static final String TEXT_FORMAT = "jsonl";
    private static final String FOLDER_FORMAT = "parquet";

    private final Argument<String> output = text(
                    "-o, --output",
                    "FILE|DIR|table|-",
                    "a file, whose ending says the format; a folder of parts with a manifest, which "
                            + "can be resumed and added to; both as a path or a URI (hdfs://host/dir/, "
                            + "s3a://bucket/x.parquet); 'table' shows the first rows; "
                            + "- or nothing is standard output")
            .or(STANDARD_OUTPUT);

    private final Argument<String> format =
            text("--format", "FORMAT", "csv, tsv, jsonl or parquet, whatever the ending; default for folders: parquet");

    private final Argument<String> columns = text(
            "--columns",
            "LIST",
            "these columns in this order: names, new names and paths, for example "
                    + "id,tokens=usage.total_tokens,metadata.model; see: opik-export columns --help");

    private final Argument<String> excluded = text("--exclude", "LIST", "all columns but these");

    private final Argument<Boolean> pivotScores = flag(
            "--pivot-scores",
            "a column for each feedback score instead of a list of them; the server says which there are");

    private final Argument<List<Setting>> settings = settings(
            "-O, --option", "NAME=VALUE", "a setting of the format, for example -O canonical=true; may be repeated");

    private final FolderArguments folder = with(new FolderArguments());

    private final StorageOptions storage = with(new StorageOptions());

    /** Standard output, until something else is given. */
    public OutputOptions() {
        super("Output");
    }

    /** The output as the user named it; null for standard output. */
    public @Nullable String name() {
        return isStandardOutput() ? null : output.value();
    }

    private boolean isStandardOutput() {
        return output.value().equals(STANDARD_OUTPUT) || isTable();
    }

    /** Whether people want to look at the first rows. */
    public boolean isTable() {
        return output.value().equals(TABLE);
    }

    /**
     * The columns that are asked for.
     *
     * @throws UsageException if they are for a table, or a column is both chosen and left out
     */
    public Schema schema(Entity entity) {
        if (isTable() && (columns.orNull() != null || excluded.orNull() != null)) {
            throw new UsageException(
                    "A table has columns of its own. Leave --columns and --exclude out, or name a file with -o.");
        }
        Schema all = Schema.of(entity);
        String without = excluded.orNull();
        Schema left = without == null ? all : all.without(without);
        String choice = columns.orNull();
        if (choice == null) {
            return left;
        }
        Schema chosen = all.select(choice);
        chosen.members().stream()
                .filter(member -> !left.members().contains(member))
                .findFirst()
                .ifPresent(OutputOptions::refuseExcluded);
        return chosen;
    }

    private static void refuseExcluded(String member) {
        throw new UsageException("'" + member + "' is in both --columns and --exclude. Leave it out of one of them.");
    }

    /** The columns with one for each score of the projects, if that is asked for. */
    public Schema withScores(Schema schema, Connection connection, List<ProjectRef> all) throws IOException {
        return pivotScores.value() ? ScoreColumns.in(schema, connection, all) : schema;
    }

    /** Whether only what is new goes into the folder. */
    public boolean isIncremental() {
        return folder.isIncremental();
    }

    /** Whether the output is a folder of parts: it is one already, ends with a slash, or has a name without an ending. */
    public boolean isFolder() {
        return isFolder(storage.locate(output.value()));
    }

    /** Where each dataset of a run goes. */
    public Layout layout(boolean byEntity, boolean byProject) {
        return new Layout(output.value(), isFolder(), byEntity, byProject);
    }

    /**
     * The output, with its format and its settings.
     *
     * @throws UsageException if the options do not fit together
     */
    public Destination destination(Entity entity, Environment environment) {
        return destination(entity, environment, output.value());
    }

    /** The same at another place, which is a folder or file as the output is one. */
    public Destination destination(Entity entity, Environment environment, String place) {
        if (place.isBlank()) {
            throw new UsageException("-o is empty. Name a file or a folder, or - for standard output.");
        }
        OutputFormats formats =
                OutputFormats.installed(new ParquetFormat(), new CsvFormat(), new JsonLinesFormat(), new TsvFormat());
        FormatOptions options = new FormatOptions(
                Setting.map(settings.value()),
                Map.of(),
                new Notices(notice -> environment.messages().event("note", "note: " + notice, Map.of())));
        Location location = storage.locate(place);
        if (isFolder()) {
            OutputFormat ofParts = format.orNull() == null
                    ? formats.findByFileName(storage.locate(output.value()).name())
                            .orElseGet(() -> formats.byName(FOLDER_FORMAT))
                    : formats.byName(format.value());
            return new Destination.ToFolder(location, ofParts, options, folder.options(entity));
        }
        if (folder.isMeant()) {
            throw new UsageException(
                    "--resume, --overwrite, --incremental, --partition-by, --part-size and --part-rows are for folders. Name one with -o, for example -o "
                            + entity.id() + "/.");
        }
        if (isStandardOutput()) {
            return new Destination.ToStream(environment.rows(), textFormat(formats, entity), options);
        }
        OutputFormat chosen =
                format.orNull() == null ? formats.byFileName(output.value()) : formats.byName(format.value());
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
        return output.value().endsWith("/")
                || (there && Files.isDirectory(location.path()))
                || (!there && !location.name().contains("."));
    }

    private OutputFormat textFormat(OutputFormats formats, Entity entity) {
        OutputFormat chosen = formats.byName(format.orElse(TEXT_FORMAT));
        if (!chosen.isText()) {
            throw new UsageException("The format " + chosen.name()
                    + " cannot go to standard output. Name a file with -o, for example -o " + entity.id()
                    + chosen.endings().get(0) + ".");
        }
        return chosen;
    }
}
