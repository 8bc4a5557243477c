package dev.opikexport.core.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.RestFilter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words in which a server is asked.
 *
 * @param root the base of the API
 */
record Requests(URI root) {

    private static final String BY_ID = "[{\"field\":\"id\",\"direction\":\"DESC\"}]";

    URI version() {
        return URI.create(root + "/is-alive/ver");
    }

    URI emptyBatch() {
        return URI.create(root + "/v1/private/traces/batch");
    }

    URI projects(int page, int size) {
        return URI.create(root + "/v1/private/projects?page=" + page + "&size=" + size);
    }

    URI list(RowQuery query, int size) throws JsonProcessingException {
        StringBuilder uri = new StringBuilder(root + query.path() + "?page=1&size=" + size);
        addSelection(uri, query);
        if (query.entity() != Entity.TRACES) {
            add(uri, "sorting", BY_ID);
        }
        if (!query.exclude().isEmpty() && query.entity() != Entity.THREADS) {
            add(uri, "exclude", Trees.JSON.writeValueAsString(new TreeSet<>(query.exclude())));
        }
        return URI.create(uri.toString());
    }

    URI scoreNames(Entity entity, String projectId) {
        String path = RowQuery.of(entity, ProjectRef.ofId(projectId)).path();
        return URI.create(root + path + "/feedback-scores/names?project_id=" + projectId);
    }

    URI attachments(Entity entity, String projectId, String entityId, int page, int size) {
        StringBuilder uri = new StringBuilder(root + "/v1/private/attachment/list?page=" + page + "&size=" + size);
        add(uri, "project_id", projectId);
        addOwner(uri, entity, entityId);
        add(uri, "path", Base64.getEncoder().encodeToString((root + "/").getBytes(StandardCharsets.UTF_8)));
        return URI.create(uri.toString());
    }

    URI download(Entity entity, String projectId, String entityId, Attachment attachment) {
        StringBuilder uri = new StringBuilder(root + "/v1/private/attachment/download?");
        add(uri, "container_id", projectId);
        addOwner(uri, entity, entityId);
        add(uri, "file_name", attachment.fileName());
        add(uri, "mime_type", attachment.mimeType());
        return URI.create(uri.toString());
    }

    private static void addOwner(StringBuilder uri, Entity entity, String id) {
        add(uri, "entity_type", entity == Entity.SPANS ? "span" : "trace");
        add(uri, "entity_id", id);
    }

    /** Whether a link leads to another server, which must not see the API key. */
    boolean leadsElsewhere(@Nullable String link) {
        if (link == null || link.isBlank()) {
            return false;
        }
        URI uri = URI.create(link);
        return uri.getHost() != null
                && !(uri.getHost().equalsIgnoreCase(root.getHost())
                        && uri.getPort() == root.getPort()
                        && root.getScheme().equalsIgnoreCase(uri.getScheme()));
    }

    URI stats(RowQuery query) {
        StringBuilder uri = new StringBuilder(root + query.path() + "/stats?");
        addSelection(uri, query);
        return URI.create(uri.toString());
    }

    private static void addSelection(StringBuilder uri, RowQuery query) {
        add(uri, query.project().parameter(), query.project().value());
        if (!query.filters().isEmpty()) {
            add(uri, "filters", RestFilter.toJson(query.filters()));
        }
        if (query.traceId() != null) {
            add(uri, "trace_id", query.traceId());
        }
        if (query.from() != null) {
            add(uri, "from_time", Instant.ofEpochMilli(query.from()));
        }
        if (query.to() != null) {
            add(uri, "to_time", Instant.ofEpochMilli(query.to()));
        }
    }

    URI search(RowQuery query) {
        return URI.create(root + query.path() + "/search");
    }

    static String searchBody(RowQuery query, int limit, @Nullable String below) throws JsonProcessingException {
        ObjectNode body = Trees.JSON.createObjectNode();
        body.put(query.project().parameter(), query.project().value());
        body.put("limit", limit);
        body.put("truncate", false);
        if (!query.filters().isEmpty()) {
            body.set("filters", Trees.JSON.readTree(RestFilter.toJson(query.filters())));
        }
        if (!query.exclude().isEmpty()) {
            body.putPOJO("exclude", new TreeSet<>(query.exclude()));
        }
        putUnlessNull(body, "trace_id", query.traceId());
        putUnlessNull(body, "last_retrieved_id", below);
        putUnlessNull(body, "from_time", instant(query.from()));
        putUnlessNull(body, "to_time", instant(query.to()));
        return Trees.JSON.writeValueAsString(body);
    }

    private static @Nullable String instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }

    private static void putUnlessNull(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private static void add(StringBuilder uri, String name, Object value) {
        char last = uri.charAt(uri.length() - 1);
        uri.append(last == '?' ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
}
