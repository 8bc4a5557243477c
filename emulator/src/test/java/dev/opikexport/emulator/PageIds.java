package dev.opikexport.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The total of a page and the ids of its rows. */
record PageIds(int total, List<String> ids) {

    private static final JsonFactory JSON = new JsonFactory();

    static PageIds of(String body) {
        int total = -1;
        List<String> ids = new ArrayList<>();
        try (JsonParser page = JSON.createParser(body)) {
            page.nextToken();
            while (page.nextToken() != JsonToken.END_OBJECT) {
                String member = page.currentName();
                page.nextToken();
                if (member.equals("total")) {
                    total = page.getIntValue();
                } else if (member.equals("content")) {
                    while (page.nextToken() == JsonToken.START_OBJECT) {
                        ids.add(id(page));
                    }
                } else {
                    page.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PageIds(total, ids);
    }

    private static String id(JsonParser row) throws IOException {
        String id = "";
        while (row.nextToken() != JsonToken.END_OBJECT) {
            String member = row.currentName();
            row.nextToken();
            if (member.equals("id")) {
                id = row.getText();
            } else {
                row.skipChildren();
            }
        }
        return id;
    }
}
