package dev.opikexport.emulator.http;

import dev.opikexport.emulator.store.Bytes;
import java.util.List;

/** What a request is answered with. */
sealed interface Answer {

    int status();

    /** A body that is known as a whole; {@code contentType} is empty where there is none. */
    record Whole(int status, String contentType, Bytes body) implements Answer {}

    /** One page of a list: rows between a prefix and a suffix, separated by commas. */
    record Page(Bytes prefix, List<Bytes> rows, Bytes suffix) implements Answer {

        /** The number of bytes of the body. */
        long length() {
            long length =
                    (long) prefix.buffer().remaining() + suffix.buffer().remaining() + Math.max(0, rows.size() - 1);
            for (Bytes row : rows) {
                length += row.buffer().remaining();
            }
            return length;
        }

        @Override
        public int status() {
            return 200;
        }
    }

    /** Rows one per line, each ended by CR LF and flushed on its own, as POST search sends them. */
    record Lines(List<Bytes> rows) implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** A JSON text. */
    static Answer json(int status, String json) {
        return new Whole(status, "application/json", Bytes.of(json));
    }

    /** A status without a body. */
    static Answer empty(int status) {
        return new Whole(status, "", Bytes.of(""));
    }
}
