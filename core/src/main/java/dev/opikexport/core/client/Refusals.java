package dev.opikexport.core.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.core.client.transport.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a status other than 200 means to the user. */
final class Refusals {

    private static final int LONGEST_MESSAGE = 500;
    private static final Pattern PROJECT = Pattern.compile("Project (?:name|id): (.*) not found.*", Pattern.DOTALL);

    private final Connection connection;

    Refusals(Connection connection) {
        this.connection = connection;
    }

    OpikException of(Answer answer) {
        String said = message(answer);
        return switch (answer.status()) {
            case 400, 409, 422 ->
                said.equals("Workspace not found")
                        ? workspace()
                        : new OpikException.BadRequest("The server refuses the request: " + said);
            case 401, 403 ->
                new OpikException.Unauthorized("The server denies access: " + said
                        + ". Check the API key" + (connection.apiKey() == null ? " (none was given)" : "")
                        + " and the workspace" + workspaceName() + ".");
            case 404 -> said.equals("Workspace not found") ? workspace() : notFound(said);
            case 407 ->
                new OpikException.Unauthorized("The proxy asks who you are. Give it as"
                        + " http://user:password@host:port in HTTPS_PROXY or HTTP_PROXY.");
            case 414 ->
                new OpikException.BadRequest(
                        "The filter is too long for a URL (the server takes about 16 KB). Shorten it, or read with search.");
            case 429 -> new OpikException.RateLimited("The server allows no more requests for now: " + said);
            case 501, 505 -> new OpikException.BadRequest("The server cannot do this: " + said);
            default ->
                answer.status() >= 500 || answer.status() == 408
                        ? new OpikException.ServerError("The server failed (" + answer.status() + "): " + said)
                        : new OpikException.NotFound("The server answered " + answer.status()
                                + answer.header("location")
                                        .map(to -> " and points to " + to)
                                        .orElse("")
                                + ". Check its URL: " + connection.url());
        };
    }

    /** A page for people instead of an answer: the URL is that of a web interface or of another program. */
    OpikException html() {
        return new OpikException.NotFound(
                "A web page came from " + connection.url() + ", not an answer of Opik's API. Check the server's URL.");
    }

    private OpikException notFound(String said) {
        if (said.startsWith("Project ")) {
            String hint = connection.apiKey() == null
                    ? " If the server asks for an API key: without one, private projects look like missing ones."
                    : " If the name is right, check the API key: with a wrong one, private projects look like missing ones.";
            String wanted = PROJECT.matcher(said).replaceFirst("$1");
            return new OpikException.NoSuchProject(said + workspaceIn() + ".", wanted, hint);
        }
        return new OpikException.NotFound(
                "Nothing is there (" + said + "). Check the server's URL: " + connection.url());
    }

    private OpikException workspace() {
        return new OpikException.NotFound("The server knows no workspace" + workspaceName() + ". Check its name.");
    }

    private String workspaceName() {
        return connection.workspace() == null ? "" : " '" + connection.workspace() + "'";
    }

    private String workspaceIn() {
        return connection.workspace() == null ? "" : " in workspace '" + connection.workspace() + "'";
    }

    /** The server's words, from either of its two error shapes; the first line of anything else. */
    private static String message(Answer answer) {
        String text = answer.text().strip();
        try {
            JsonNode body = Trees.JSON.readTree(text);
            if (body != null && body.path("message").isTextual()) {
                return shortened(body.path("message").asText());
            }
            if (body != null && body.path("errors").isArray()) {
                List<String> errors = new ArrayList<>();
                body.path("errors").forEach(error -> errors.add(error.asText()));
                return shortened(String.join("; ", errors));
            }
        } catch (JsonProcessingException e) {
            return answer.isHtml()
                    ? "an HTML page"
                    : shortened(text.lines().findFirst().orElse("no message"));
        }
        return text.isEmpty() ? "no message" : shortened(text);
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }
}
