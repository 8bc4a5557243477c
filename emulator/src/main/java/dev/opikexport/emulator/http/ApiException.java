package dev.opikexport.emulator.http;

import dev.opikexport.emulator.row.Bytes;
import dev.opikexport.emulator.row.JsonValues;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** An answer other than success, in one of the server's two shapes. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean violation;
    private final boolean stream;

    private ApiException(int status, boolean violation, boolean stream, String message) {
        super(message);
        this.status = status;
        this.violation = violation;
        this.stream = stream;
    }

    /** The shape {@code {"code":…,"message":…}}. */
    public static ApiException of(int status, String message) {
        return new ApiException(status, false, false, message);
    }

    /** The shape {@code {"errors":[…]}} of a violated constraint. */
    public static ApiException violation(int status, String message) {
        return new ApiException(status, true, false, message);
    }

    /** What the server says of an unknown path, and of a parameter that is not of its type. */
    public static ApiException notFound() {
        return of(404, "HTTP 404 Not Found");
    }

    /** What the server says when its database refuses a query. */
    public static ApiException failed() {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return of(500, "There was an error processing your request. It has been logged (ID " + id + ").");
    }

    /** The same, labelled as the stream that a search would have sent: errors found in the body are. */
    public ApiException asStream() {
        return new ApiException(status, violation, true, String.valueOf(getMessage()));
    }

    /** The answer itself. */
    public Answer answer() {
        String message = JsonValues.quote(String.valueOf(getMessage()));
        String json =
                violation ? "{\"errors\":[" + message + "]}" : "{\"code\":" + status + ",\"message\":" + message + "}";
        return new Answer.Whole(status, stream ? Answer.STREAM : Answer.JSON, Bytes.of(json));
    }
}
