package dev.opikexport.emulator.http;

/** An answer other than success, in one of the server's two shapes. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean validation;

    private ApiException(int status, boolean validation, String message) {
        super(message);
        this.status = status;
        this.validation = validation;
    }

    /** The shape {@code {"code":…,"message":…}}. */
    static ApiException of(int status, String message) {
        return new ApiException(status, false, message);
    }

    /** The shape {@code {"errors":[…]}} of a violated constraint. */
    static ApiException violation(int status, String message) {
        return new ApiException(status, true, message);
    }

    /** What the server says of an unknown path, and of a parameter that is not of its type. */
    static ApiException notFound() {
        return of(404, "HTTP 404 Not Found");
    }

    /** What the server says when its database refuses a query. */
    static ApiException failed() {
        return of(500, "There was an error processing your request. It has been logged (ID 0123456789abcdef).");
    }

    Answer answer() {
        String message = JsonText.quote(String.valueOf(getMessage()));
        return Answer.json(
                status,
                validation
                        ? "{\"errors\":[" + message + "]}"
                        : "{\"code\":" + status + ",\"message\":" + message + "}");
    }
}
