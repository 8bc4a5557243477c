package dev.opikexport.core.partition;

import dev.opikexport.core.output.Notices;
import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.key.KeyRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells in which folder a row belongs. For one thread. */
public final class Partitioner {

    private final List<Level> levels;

    Partitioner(List<PartitionKey> keys, Notices notices) {
        this.levels = keys.stream().map(key -> level(key, notices)).toList();
    }

    /** One level of folders. */
    @FunctionalInterface
    private interface Level {
        /** The folder's name; null stands for the folder of rows without a value. */
        String folder(@Nullable Row row);
    }

    /** The folder of a row, with a slash behind it; empty without keys. A null row is one without any value. */
    public String folder(@Nullable Row row) {
        StringBuilder path = new StringBuilder();
        for (Level level : levels) {
            path.append(level.folder(row)).append('/');
        }
        return path.toString();
    }

    private static Level level(PartitionKey key, Notices notices) {
        if (key instanceof PartitionKey.Day day) {
            return row -> HiveNames.folder(
                    day.name(), time(row).map(t -> t.toLocalDate().toString()).orElse(""));
        } else if (key instanceof PartitionKey.Hour hour) {
            return row -> HiveNames.folder(
                    hour.name(),
                    time(row)
                            .map(t -> String.format(Locale.ROOT, "%02d", t.getHour()))
                            .orElse(""));
        } else if (key instanceof PartitionKey.Value value) {
            Cell cell = Cell.of(value.schema()).get(0);
            return row -> HiveNames.folder(value.name(), text(cell, row, notices));
        }
        throw new IllegalStateException("No folders by " + key);
    }

    private static String text(Cell cell, @Nullable Row row, Notices notices) {
        if (row == null || !cell.find(row) || cell.isNull()) {
            return "";
        }
        String text = cell.text();
        if (text.isEmpty() || text.equals(HiveNames.ABSENT)) {
            notices.say(
                    (text.isEmpty() ? "An empty " : "The text " + text + " as ")
                            + cell.column().name()
                            + " is in the folder of rows without one, since folders cannot tell them apart",
                    row);
        }
        return text;
    }

    /** The time in the row's id; a thread's is that of its model id. */
    private static Optional<ZonedDateTime> time(@Nullable Row row) {
        if (row == null) {
            return Optional.empty();
        }
        String modelId = row.member("thread_model_id");
        String id = modelId == null ? row.id() : modelId.replace("\"", "");
        try {
            return Optional.ofNullable(id)
                    .map(text -> KeyRange.millisOf(UUID.fromString(text).toString()))
                    .map(millis -> Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
