package dev.opikexport.emulator.http;

import dev.opikexport.emulator.row.Bytes;
import java.util.List;

/** What a request is answered with. */
public sealed interface Answer {

    String JSON = "application/json";
    String STREAM = "application/octet-stream";

    /** The status code. */
    int status();

    /** A body that is known as a whole; {@code contentType} is empty where there is none. */
    record Whole(int status, String contentType, Bytes body) implements Answer {}

    /**
     * One page of a list.
     *
     * @param page its number
     * @param total the number of rows of all pages
     * @param sortableBy the inside of a JSON array
     */
    record Page(int page, List<Bytes> rows, long total, String sortableBy) implements Answer {

        /** What stands before the rows. */
        public Bytes prefix() {
            return Bytes.of(
                    "{\"page\":" + page + ",\"size\":" + rows.size() + ",\"total\":" + total + ",\"content\":[");
        }

        /** What stands behind the rows. */
        public Bytes suffix() {
            return Bytes.of("],\"sortable_by\":[" + sortableBy + "]}");
        }

        @Override
        public int status() {
            return 200;
        }
    }

    /** Rows one per line, each ended by CR LF and flushed on its own. */
    record Lines(List<Bytes> rows) implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Status 201 with the place of what was made and no body. */
    record Created(String path) implements Answer {
        @Override
        public int status() {
            return 201;
        }
    }

    /** A JSON text. */
    static Answer json(int status, String json) {
        return new Whole(status, JSON, Bytes.of(json));
    }

    /** A plain text. */
    static Answer text(String text) {
        return new Whole(200, "text/plain", Bytes.of(text));
    }

    /** A status without a body. */
    static Answer empty(int status) {
        return new Whole(status, "", Bytes.of(""));
    }

    /** One page of a list. */
    static Answer page(int page, List<Bytes> rows, long total, String sortableBy) {
        return new Page(page, rows, total, sortableBy);
    }

    /** The rows of a search. */
    static Answer lines(List<Bytes> rows) {
        return new Lines(rows);
    }
}
