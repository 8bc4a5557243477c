package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.PathId;
import dev.opikexport.emulator.http.Routes;
import dev.opikexport.emulator.row.Bytes;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Attachments.Attachment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /v1/private/attachment}: the files of a trace or span, as a server without S3 has them. */
public record AttachmentEndpoints() {

    private static final String DOWNLOAD = "/v1/private/attachment/download";

    /** Adds the routes. */
    public void addTo(Routes routes) {
        routes.add("GET", "/v1/private/attachment/list", this::list).add("GET", DOWNLOAD, this::download);
    }

    private Answer list(Call call, String unused) {
        int page = call.query().atLeastOne("page", 1);
        int size = call.query().atLeastOne("size", 100);
        UUID project = PathId.of(required(call, "project_id"));
        String base = base(required(call, "path"));
        Kind kind = kind(call);
        UUID id = PathId.of(required(call, "entity_id"));
        List<Attachment> all = call.store().attachments().of(kind, id);
        List<String> content = all.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(file -> "{\"link\":" + JsonValues.quote(link(base, project, kind, id, file)) + ",\"file_name\":"
                        + JsonValues.quote(file.name()) + ",\"file_size\":" + file.bytes().length + ",\"mime_type\":"
                        + JsonValues.quote(file.mimeType()) + "}")
                .toList();
        return Answer.json(
                200,
                "{\"page\":" + page + ",\"size\":" + content.size() + ",\"total\":" + all.size() + ",\"content\":"
                        + content.stream().collect(Collectors.joining(",", "[", "]")) + ",\"sortableBy\":[]}");
    }

    private Answer download(Call call, String unused) {
        PathId.of(required(call, "container_id"));
        UUID id = PathId.of(required(call, "entity_id"));
        String name = required(call, "file_name");
        String type = required(call, "mime_type");
        return call.store()
                .attachments()
                .find(kind(call), id, name)
                .<Answer>map(file -> new Answer.Whole(200, type, Bytes.of(file.bytes())))
                .orElseThrow(() -> ApiException.of(404, "File not found"));
    }

    private static String link(String base, UUID project, Kind kind, UUID id, Attachment file) {
        return base + DOWNLOAD + "?container_id=" + project + "&entity_type=" + (kind == Kind.TRACE ? "trace" : "span")
                + "&entity_id=" + id + "&file_name=" + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                + "&mime_type=" + URLEncoder.encode(file.mimeType(), StandardCharsets.UTF_8);
    }

    private static String base(String encoded) {
        try {
            String base = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        } catch (IllegalArgumentException e) {
            throw ApiException.of(400, "Invalid path '" + encoded + "'");
        }
    }

    private static Kind kind(Call call) {
        return switch (required(call, "entity_type")) {
            case "trace" -> Kind.TRACE;
            case "span" -> Kind.SPAN;
            default -> throw ApiException.notFound();
        };
    }

    private static String required(Call call, String name) {
        return call.query()
                .nonEmpty(name)
                .orElseThrow(() -> ApiException.violation(400, "query param " + name + " must not be null"));
    }
}
