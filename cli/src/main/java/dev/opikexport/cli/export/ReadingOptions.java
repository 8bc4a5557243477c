package dev.opikexport.cli.export;

import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.cli.selection.AgeConverter;
import dev.opikexport.core.ExportRequest.Reading;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.window.ReadingWay;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the server is asked; none of it changes which rows come. */
@HelpSection("Reading")
final class ReadingOptions {

    @Option(
            names = "--page-size",
            paramLabel = "N",
            description = "at most N rows per request; default: ${DEFAULT-VALUE}")
    private int pageSize = Reading.DEFAULT.pageSize();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "N requests at a time, 1 to 32; default: ${DEFAULT-VALUE}")
    private int parallel = Reading.DEFAULT.parallel();

    @Option(
            names = "--read",
            paramLabel = "WAY",
            converter = WayConverter.class,
            description = "list, search, or auto (the default): lists, and streams where lists know no bounds")
    private ReadingWay way = Reading.DEFAULT.way();

    @Option(
            names = "--all-copies",
            description = "a trace in several experiments once for each, as the server sends it; default: once")
    private boolean allCopies;

    @Option(
            names = "--max-requests-per-minute",
            paramLabel = "N",
            description = "a limit of our own; the server's is kept anyway")
    private int maxRequestsPerMinute;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = AgeConverter.class,
            description = "how long to go on while no request succeeds, such as 30s or 2h; default: 10m")
    private @Nullable Duration patience;

    ReadingOptions() {}

    Reading reading() {
        return new Reading(way, parallel, pageSize, Reading.DEFAULT.answerBytes(), allCopies);
    }

    /** With the options; what they leave open is as usual. */
    Connection apply(Connection connection, Patience usual) {
        return connection
                .withMaxRequestsPerMinute(maxRequestsPerMinute)
                .withPatience(patience == null ? usual : usual.withTotal(patience));
    }

    /** Reads a way of reading. */
    static final class WayConverter extends NamedConverter<ReadingWay> {

        WayConverter() {
            super(List.of(ReadingWay.values()), way -> way.name().toLowerCase(Locale.ROOT));
        }
    }
}
