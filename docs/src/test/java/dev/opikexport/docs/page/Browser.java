package dev.opikexport.docs.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium with one tab, which is told over its DevTools what to do, so that the page stays as it is, its policy included. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private final WebSocket socket;
    private int calls;

    private Browser(Process process, URI tab) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(tab, new Messages(answers))
                .join();
    }

    /** The program; empty if none is installed. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with a profile of its own in that folder. */
    static Browser start(Path program, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-extensions",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException(program + " did not start");
        }
        drain(said);
        String address = URI.create(line.substring(LISTENING.length())).getAuthority();
        URI tabs = URI.create("http://" + address + "/json/list");
        String list = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(tabs).build(), BodyHandlers.ofString())
                .body();
        for (JsonNode tab : JSON.readTree(list)) {
            if (tab.path("type").asText().equals("page")) {
                return new Browser(
                        process, URI.create(tab.path("webSocketDebuggerUrl").asText()));
            }
        }
        process.destroy();
        throw new IOException("The browser has no tab: " + list);
    }

    private static void drain(BufferedReader said) {
        Thread reader = new Thread(() -> said.lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a page in a window of that width, in a light or dark scheme, and waits until it is there. */
    void open(URI page, int width, String scheme) throws IOException, InterruptedException {
        complaints.clear();
        call("Log.enable", "{}");
        call("Runtime.enable", "{}");
        call("Page.enable", "{}");
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":844,\"deviceScaleFactor\":1,\"mobile\":%b}".formatted(width, width < 600));
        call(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}".formatted(scheme));
        call(
                "Page.navigate",
                JSON.createObjectNode().put("url", page.toString()).toString());
        while (!next().path("method").asText().equals("Page.loadEventFired")) {
            continue;
        }
    }

    /** What an expression is in the page. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        ObjectNode parameters = JSON.createObjectNode().put("expression", expression);
        JsonNode result =
                call("Runtime.evaluate", parameters.put("returnByValue", true).toString());
        if (result.has("exceptionDetails")) {
            throw new IOException(result.toString());
        }
        return result.path("result").path("value");
    }

    /** What the console has to say since the page was opened. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonNode call(String method, String parameters) throws IOException, InterruptedException {
        calls++;
        socket.sendText("{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(calls, method, parameters), true)
                .join();
        while (true) {
            JsonNode message = next();
            if (message.path("id").asInt() == calls) {
                if (message.has("error")) {
                    throw new IOException(method + ": " + message);
                }
                return message.path("result");
            }
        }
    }

    private JsonNode next() throws IOException, InterruptedException {
        JsonNode message = answers.poll(1, TimeUnit.MINUTES);
        if (message == null) {
            throw new IOException("The browser does not answer.");
        }
        String method = message.path("method").asText();
        if (method.equals("Log.entryAdded") || method.matches("Runtime\\.(consoleAPICalled|exceptionThrown)")) {
            complaints.add(message.path("params").toString());
        }
        return message;
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().join();
    }

    /** Puts messages together from their pieces. */
    private static final class Messages implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> whole;
        private final StringBuilder text = new StringBuilder();

        Messages(BlockingQueue<JsonNode> whole) {
            this.whole = whole;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
            text.append(piece);
            if (last) {
                try {
                    whole.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
