package dev.opikexport.cli.output;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.selection.AgeConverter;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.filter.catalog.Entity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How an export writes into a folder. */
final class FolderArguments extends Options {

    private static final int MEGABYTE = 1 << 20;

    private final Argument<Boolean> resume =
            flag("--resume", "into a folder: go on where the same export was interrupted");

    private final Argument<Boolean> overwrite = flag("--overwrite", "into a folder: replace the export that is there");

    private final Argument<Boolean> incremental =
            flag("--incremental", "into a folder: add what came or changed since the export that is there");

    private final Argument<Duration> lookback = option(
            new AgeConverter(),
            "--lookback",
            "AGE",
            "with --incremental: how far below the last export's end to look for late and changed rows, "
                    + "such as 12h, 7d or 4w; default: 1d");

    private final Argument<Long> partMegabytes = number(
                    "--part-size",
                    "MB",
                    1L,
                    "into a folder: begin another file after so many megabytes; default: ${DEFAULT-VALUE}")
            .or(FolderOptions.DEFAULT.partBytes() / MEGABYTE);

    private final Argument<Long> partRows = number(
                    "--part-rows",
                    "N",
                    1L,
                    "into a folder: begin another file after about so many rows; default: any number")
            .or(FolderOptions.DEFAULT.partRows());

    private final Argument<List<String>> partitionKeys = texts(
            "--partition-by",
            "LIST",
            "into a folder: folders below by date or hour of the ids' time (UTC), or by columns, "
                    + "for example date,metadata.model; as Hive, Spark and DuckDB lay them out");

    private final Argument<Integer> openFiles = number(
                    "--open-files",
                    "N",
                    1,
                    Integer.MAX_VALUE,
                    "with --partition-by a column: how many files are written at a time, each with memory of its "
                            + "own; default: ${DEFAULT-VALUE}")
            .or(FolderOptions.DEFAULT.openFiles());

    FolderArguments() {
        super("Output into a folder");
    }

    /** Whether the user wants what only a folder can have. */
    boolean isMeant() {
        return resume.value()
                || overwrite.value()
                || incremental.value()
                || partMegabytes.value() != FolderOptions.DEFAULT.partBytes() / MEGABYTE
                || partRows.value() != FolderOptions.DEFAULT.partRows()
                || !partitionKeys.value().isEmpty()
                || lookback.orNull() != null
                || hasOpenFiles();
    }

    private boolean hasOpenFiles() {
        return openFiles.value() != FolderOptions.DEFAULT.openFiles();
    }

    boolean isIncremental() {
        return incremental.value();
    }

    FolderOptions options(Entity entity) {
        if (Stream.of(resume, overwrite, incremental).filter(Argument::value).count() > 1) {
            throw new UsageException("Give one of --resume, --overwrite and --incremental.");
        }
        if (lookback.orNull() != null && !incremental.value() && !resume.value()) {
            throw new UsageException("--lookback is for --incremental, and for --resume of such a run.");
        }
        Partitioning folders = partitioning(entity);
        if (hasOpenFiles() && folders.followsIds(entity)) {
            throw new UsageException(
                    "--open-files is for --partition-by a column: otherwise one file is written at a time.");
        }
        Mode mode = resume.value()
                ? Mode.RESUME
                : overwrite.value() ? Mode.OVERWRITE : incremental.value() ? Mode.INCREMENTAL : Mode.NEW;
        return FolderOptions.DEFAULT
                .withMode(mode)
                .withParts(partMegabytes.value() * MEGABYTE, partRows.value())
                .withPartitioning(folders, openFiles.value())
                .withLookback(lookback.orElse(FolderOptions.DEFAULT.lookback()));
    }

    private Partitioning partitioning(Entity entity) {
        List<String> keys = partitionKeys.value();
        try {
            return keys.isEmpty() ? Partitioning.NONE : Partitioning.by(entity, keys);
        } catch (InvalidColumnException e) {
            throw new UsageException("--partition-by takes date, hour or columns. " + e.getMessage());
        }
    }
}
