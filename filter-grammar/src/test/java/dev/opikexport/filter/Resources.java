package dev.opikexport.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.server.RowJson;
import dev.opikexport.filter.server.RowMembers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Recorded data, and cases in files. */
public final class Resources {

    private static final Map<Entity, List<RowMembers>> ROWS = new EnumMap<>(Entity.class);

    private Resources() {}

    /** The lines of a file on the class path. */
    public static List<String> lines(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The golden rows as the API returned them. */
    public static synchronized List<RowMembers> rows(Entity entity) {
        return ROWS.computeIfAbsent(entity, Resources::read);
    }

    private static List<RowMembers> read(Entity entity) {
        List<RowMembers> rows = new ArrayList<>();
        if (entity == Entity.THREADS) {
            try {
                JsonNode page = new ObjectMapper().readTree(String.join("\n", lines("/golden/threads.json")));
                page.get("content").forEach(thread -> rows.add(RowJson.of(thread.toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            lines("/golden/" + entity.id() + ".ndjson").forEach(line -> rows.add(RowJson.of(line)));
        }
        return rows;
    }
}
