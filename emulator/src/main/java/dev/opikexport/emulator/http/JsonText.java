package dev.opikexport.emulator.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** JSON strings. */
final class JsonText {

    private JsonText() {}

    /** The text as a JSON string, with its quotes. */
    static String quote(String text) {
        StringBuilder json = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return json.append('"').toString();
    }
}
