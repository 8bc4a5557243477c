package dev.opikexport.emulator.http.server;

import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.row.Bytes;
import org.eclipse.jetty.server.Response;

/** The errors that faults ask for. */
final class ErrorAnswers {

    private static final int MILLIS = 1000;

    private ErrorAnswers() {}

    static Answer of(Fault.Status fault, Response response) {
        return switch (fault.status()) {
            case 429 -> tooMany(fault.retryMillis(), response);
            case 500 -> ApiException.failed().answer();
            case 502 -> html(502, "Bad Gateway");
            case 503 -> html(503, "Service Temporarily Unavailable");
            case 504 -> html(504, "Gateway Time-out");
            default -> ApiException.of(fault.status(), "HTTP " + fault.status()).answer();
        };
    }

    private static Answer tooMany(long retryMillis, Response response) {
        response.getHeaders().put("RateLimit-Reset", Math.max(1, retryMillis / MILLIS));
        response.getHeaders().put("Opik-Get-Traces-Limit", "get_traces");
        response.getHeaders().put("Opik-Get-Traces-Remaining-Limit", "0");
        response.getHeaders().put("Opik-Get-Traces-Remaining-Limit-TTL-Millis", retryMillis);
        return ApiException.of(
                        429,
                        "Too Many Requests: You have exceeded the rate limit for this operation. Please try again later.")
                .answer();
    }

    private static Answer html(int status, String reason) {
        String title = status + " " + reason;
        String page = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return new Answer.Whole(status, "text/html", Bytes.of(page));
    }
}
