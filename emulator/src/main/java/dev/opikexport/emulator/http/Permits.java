package dev.opikexport.emulator.http;

import dev.opikexport.emulator.access.Bucket;
import java.util.List;

/** The rate limits as one request meets them. */
@FunctionalInterface
public interface Permits {

    /**
     * Takes permits from each bucket and adds their headers to the answer.
     *
     * @throws ApiException with status 429 and the message of the first bucket that has not enough
     */
    void take(List<Bucket> buckets, int permits);
}
