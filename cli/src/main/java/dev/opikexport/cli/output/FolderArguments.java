package dev.opikexport.cli.output;

import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.cli.selection.AgeConverter;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.filter.catalog.Entity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How an export writes into a folder. */
@HelpSection("Output into a folder")
final class FolderArguments {

    private static final int MEGABYTE = 1 << 20;

    @Option(names = "--resume", description = "into a folder: go on where the same export was interrupted")
    private boolean resume;

    @Option(names = "--overwrite", description = "into a folder: replace the export that is there")
    private boolean overwrite;

    @Option(
            names = "--incremental",
            description = "into a folder: add what came or changed since the export that is there")
    private boolean incremental;

    @Option(
            names = "--lookback",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description = {
                "with --incremental: how far below the last export's end to look for late and changed rows,",
                "such as 12h, 7d or 4w; default: 1d"
            })
    private Duration lookback = FolderOptions.DEFAULT.lookback();

    @Option(
            names = "--part-size",
            paramLabel = "MB",
            description = "into a folder: begin another file after so many megabytes; default: ${DEFAULT-VALUE}")
    private long partMegabytes = FolderOptions.DEFAULT.partBytes() / MEGABYTE;

    @Option(
            names = "--part-rows",
            paramLabel = "N",
            description = "into a folder: begin another file after about so many rows; default: any number")
    private long partRows = FolderOptions.DEFAULT.partRows();

    @Option(
            names = "--partition-by",
            paramLabel = "LIST",
            description = "into a folder: folders below by date or hour of the ids' time (UTC), or by columns, "
                    + "for example date,metadata.model; as Hive, Spark and DuckDB lay them out")
    private List<String> partitionKeys = List.of();

    @Option(
            names = "--open-files",
            paramLabel = "N",
            description = "with --partition-by a column: how many files are written at a time, each with memory of its "
                    + "own; default: ${DEFAULT-VALUE}")
    private int openFiles = FolderOptions.DEFAULT.openFiles();

    FolderArguments() {}

    /** Whether the user wants what only a folder can have. */
    boolean isMeant() {
        return resume || overwrite || incremental || !partitionKeys.isEmpty();
    }

    boolean isIncremental() {
        return incremental;
    }

    FolderOptions options(Entity entity) {
        if (Stream.of(resume, overwrite, incremental).filter(chosen -> chosen).count() > 1) {
            throw new UsageException("Give one of --resume, --overwrite and --incremental.");
        }
        Mode mode = resume ? Mode.RESUME : overwrite ? Mode.OVERWRITE : incremental ? Mode.INCREMENTAL : Mode.NEW;
        Partitioning folders = partitionKeys.isEmpty() ? Partitioning.NONE : Partitioning.by(entity, partitionKeys);
        return FolderOptions.DEFAULT
                .withMode(mode)
                .withParts(partMegabytes * MEGABYTE, partRows)
                .withPartitioning(folders, openFiles)
                .withLookback(lookback);
    }
}
