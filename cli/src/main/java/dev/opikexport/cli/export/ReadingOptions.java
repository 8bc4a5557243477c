package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.selection.AgeConverter;
import dev.opikexport.core.ExportRequest.Reading;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.window.ReadingWay;
import java.time.Duration;

/** How the server is asked; none of it changes which rows come. */
final class ReadingOptions extends Options {

    private final Argument<Integer> pageSize = number(
                    "--page-size", "N", 1, Integer.MAX_VALUE, "at most N rows per request; default: ${DEFAULT-VALUE}")
            .or(Reading.DEFAULT.pageSize());

    private final Argument<Integer> parallel = number(
                    "--parallel", "N", 1, 32, "N requests at a time, 1 to 32; default: ${DEFAULT-VALUE}")
            .or(Reading.DEFAULT.parallel());

    private final Argument<ReadingWay> way = option(
                    new NamedConverter<>(ReadingWay.values()),
                    "--read",
                    "WAY",
                    "list, search, or auto (the default): lists, and streams where lists know no bounds")
            .or(Reading.DEFAULT.way());

    private final Argument<Boolean> allCopies =
            flag("--all-copies", "a trace in several experiments once for each, as the server sends it; default: once");

    private final Argument<Integer> maxRequestsPerMinute = number(
                    "--max-requests-per-minute",
                    "N",
                    1,
                    Integer.MAX_VALUE,
                    "a limit of our own; the server's is kept anyway")
            .or(0);

    private final Argument<Duration> patience = option(
            new AgeConverter(),
            "--patience",
            "TIME",
            "once begun, how long to go on while no request succeeds, such as 30s or 2h; default: 10m");

    ReadingOptions() {
        super("Reading");
    }

    Reading reading() {
        return new Reading(
                way.value(), parallel.value(), pageSize.value(), Reading.DEFAULT.answerBytes(), allCopies.value());
    }

    /** With the options; what they leave open is as usual. */
    Connection apply(Connection connection, Patience usual) {
        Duration total = patience.orNull();
        return connection
                .withMaxRequestsPerMinute(maxRequestsPerMinute.value())
                .withPatience(total == null ? usual : usual.withTotal(total));
    }
}
