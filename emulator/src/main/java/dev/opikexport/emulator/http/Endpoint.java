package dev.opikexport.emulator.http;

import java.io.IOException;

/** Answers the calls of one method and path. */
@FunctionalInterface
public interface Endpoint {

    /**
     * The answer.
     *
     * @param pathParameter what stands in place of {@code {id}} in the route's path; empty if nothing does
     * @throws ApiException for the server's refusals
     */
    Answer answer(Call call, String pathParameter) throws IOException;
}
