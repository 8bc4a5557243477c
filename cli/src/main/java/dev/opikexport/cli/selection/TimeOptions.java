package dev.opikexport.cli.selection;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filters;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.problem.Nearest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bounds of {@code start_time}, which become a part of the filter. */
final class TimeOptions extends Options {

    private final Argument<String> since = text(
            "--since",
            "AGE",
            "only what started in the last 7d, 12h, 90m or 2w; a part of the filter, as are the next two");

    private final Argument<String> from = text(
            "--from",
            "TIME",
            "only what started at or after a time: 2026-11-01, 2026-11-01T08:30 or 2026-11-01T08:30:00Z");

    private final Argument<String> to = text("--to", "TIME", "only what started before a time");

    private final Argument<ZoneId> zone = option(
                    new ZoneConverter(),
                    "--timezone",
                    "ZONE",
                    "whose clock --from and --to read where they name no offset, for example Europe/Berlin; default: UTC")
            .or(ZoneOffset.UTC);

    TimeOptions() {
        super("Rows");
    }

    boolean isGiven() {
        return since.orNull() != null || from.orNull() != null || to.orNull() != null;
    }

    /** The bounds as they were given, each with a space before it. */
    String words() {
        return words("--since", since.orNull())
                + words("--from", from.orNull())
                + words("--to", to.orNull())
                + (isGiven() && !zone.value().equals(ZoneOffset.UTC)
                        ? words("--timezone", zone.value().getId())
                        : "");
    }

    private static String words(String option, @Nullable String value) {
        return value == null ? "" : " " + option + " " + value.strip();
    }

    /** Everything, if no bound is given. */
    Filter filter(Entity entity, Clock clock) {
        String age = since.orNull();
        if (age != null && from.orNull() != null) {
            throw new UsageException("Give --since or --from, not both: each says where the rows begin.");
        }
        Instant first = age != null ? TimeText.ago("--since", age, clock.instant()) : time("--from", from.orNull());
        Instant end = time("--to", to.orNull());
        if (first != null && end != null && !first.isBefore(end)) {
            throw new UsageException(
                    "--to must be later than the beginning, and " + end + " is not after " + first + ".");
        }
        Filter filter = Filter.everything();
        if (first != null) {
            filter = filter.and(startTime(entity).atLeast(first));
        }
        return end == null ? filter : filter.and(startTime(entity).lessThan(end));
    }

    private @Nullable Instant time(String option, @Nullable String text) {
        return text == null ? null : TimeText.at(option, text, zone.value());
    }

    private static Filters.Column startTime(Entity entity) {
        return new Filters(entity).field("start_time");
    }

    /** Reads the name of a time zone. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {

        ZoneConverter() {}

        @Override
        public ZoneId convert(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) {
                List<String> near = Nearest.to(name, ZoneId.getAvailableZoneIds());
                throw new TypeConversionException("there is no time zone '" + name + "'; "
                        + (near.isEmpty()
                                ? "use a name such as UTC, Europe/Berlin or +02:00"
                                : "did you mean " + String.join(" or ", near) + "?"));
            }
        }
    }
}
