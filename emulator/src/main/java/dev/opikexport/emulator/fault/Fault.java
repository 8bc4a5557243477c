package dev.opikexport.emulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Something that a server does wrong. In the admin endpoint's JSON the class is the member {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Cut.class, name = "cut"),
    @JsonSubTypes.Type(value = Fault.EndEarly.class, name = "end_early"),
    @JsonSubTypes.Type(value = Fault.Stall.class, name = "stall"),
    @JsonSubTypes.Type(value = Fault.Slow.class, name = "slow"),
    @JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Fault.BrokenRow.class, name = "broken_row"),
    @JsonSubTypes.Type(value = Fault.WrongTotal.class, name = "wrong_total"),
    @JsonSubTypes.Type(value = Fault.FailingWindow.class, name = "failing_window"),
    @JsonSubTypes.Type(value = Fault.MemoryLimit.class, name = "memory_limit"),
    @JsonSubTypes.Type(value = Fault.Undecodable.class, name = "undecodable"),
    @JsonSubTypes.Type(value = Fault.IgnoredTimeBounds.class, name = "ignored_time_bounds"),
    @JsonSubTypes.Type(value = Fault.ConcurrentWrites.class, name = "concurrent_writes"),
})
public sealed interface Fault {

    /** The connection breaks after so many bytes of the body. */
    record Cut(@JsonProperty("bytes") long bytes) implements Fault {}

    /**
     * The database dies while it sends a search's rows: the stream ends properly after whole blocks of half the limit
     * (the limit up to 100); a list answers 500.
     *
     * @param share of the bytes that the database sent, between 0 and 1
     */
    record EndEarly(@JsonProperty("share") double share) implements Fault {}

    /** Nothing more comes after so many bytes of the body, for that long; then the connection breaks. */
    record Stall(
            @JsonProperty("bytes") long bytes,
            @JsonProperty("millis") long millis) implements Fault {}

    /** The body comes at so many bytes per second. */
    record Slow(@JsonProperty("bytes_per_second") long bytesPerSecond) implements Fault {
        public Slow {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("bytes_per_second must be positive: " + bytesPerSecond);
            }
        }
    }

    /**
     * The answer is an error: 429 with the server's headers, 502 and 503 as the HTML of a proxy, others as the server's
     * JSON.
     *
     * @param retryMillis what a 429 says of the time to wait
     */
    record Status(
            @JsonProperty("status") int status,
            @JsonProperty("retry_millis") long retryMillis) implements Fault {}

    /** One row of the answer, counted from 0, is not JSON: its second half is missing. */
    record BrokenRow(@JsonProperty("row") int row) implements Fault {}

    /** A list's total is off by that much. */
    record WrongTotal(@JsonProperty("by") long by) implements Fault {}

    /** Queries fail whose rows have an id of that time, both ends included: a list with 500, a search by an early end. */
    record FailingWindow(
            @JsonProperty("from") Instant from,
            @JsonProperty("to") Instant to) implements Fault {}

    /** Queries fail that would return more rows than the database's memory allows. */
    record MemoryLimit(@JsonProperty("rows") int rows) implements Fault {}

    /** These rows cannot be decoded: they are left out and counted. */
    record Undecodable(@JsonProperty("ids") Set<UUID> ids) implements Fault {
        public Undecodable {
            ids = Set.copyOf(ids);
        }
    }

    /** {@code from_time} and {@code to_time} are not honoured, as in older servers. */
    record IgnoredTimeBounds() implements Fault {}

    /** Before a reader is answered, new rows are logged in its project and others are updated. */
    record ConcurrentWrites(
            @JsonProperty("logged") int logged,
            @JsonProperty("updated") int updated) implements Fault {}
}
