package dev.opikexport.emulator.http.write;

import dev.opikexport.emulator.access.Bucket;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.PathId;
import dev.opikexport.emulator.http.RequestBody;
import dev.opikexport.emulator.http.Routes;
import dev.opikexport.emulator.http.wire.Span;
import dev.opikexport.emulator.http.wire.SpanBatch;
import dev.opikexport.emulator.http.wire.Trace;
import dev.opikexport.emulator.http.wire.TraceBatch;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Draft;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.ProjectWriter.Mode;
import dev.opikexport.emulator.store.Stamp;
import dev.opikexport.emulator.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logging, updating and deleting of traces and spans. */
public record LogEndpoints() {

    private static final int MAX_BATCH = 1000;

    /** Adds the routes. */
    public void addTo(Routes routes) {
        routes.add("POST", "/v1/private/traces", this::createTrace)
                .add("POST", "/v1/private/traces/batch", this::createTraces)
                .add("PATCH", "/v1/private/traces/{id}", this::updateTrace)
                .add("DELETE", "/v1/private/traces/{id}", (call, id) -> delete(call, Kind.TRACE, id))
                .add("POST", "/v1/private/spans", this::createSpan)
                .add("POST", "/v1/private/spans/batch", this::createSpans)
                .add("PATCH", "/v1/private/spans/{id}", this::updateSpan)
                .add("DELETE", "/v1/private/spans/{id}", (call, id) -> delete(call, Kind.SPAN, id));
    }

    private Answer createTrace(Call call, String unused) throws IOException {
        call.requireJson();
        Trace trace = RequestBody.read(call, Trace.class);
        Drafts.check(trace, "");
        Draft draft = Drafts.of(trace, trace.id() == null ? call.store().newId() : trace.id());
        Stamp stamp = call.store().stamp(call.user());
        project(call, trace.projectId(), trace.projectName(), stamp)
                .writer()
                .writeTraces(List.of(draft), Mode.REPLACE, stamp);
        return new Answer.Created("/v1/private/traces/" + draft.id());
    }

    private Answer createTraces(Call call, String unused) throws IOException {
        call.requireJson();
        List<Trace> traces =
                checkedSize("traces", RequestBody.read(call, TraceBatch.class).traces());
        takePermits(call, traces.size());
        Stamp stamp = call.store().stamp(call.user());
        Map<Project, List<Draft>> drafts = new LinkedHashMap<>();
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            Drafts.check(trace, "traces[" + i + "].");
            drafts.computeIfAbsent(project(call, trace.projectId(), trace.projectName(), stamp), p -> new ArrayList<>())
                    .add(Drafts.of(trace, trace.id() == null ? call.store().newId() : trace.id()));
        }
        drafts.forEach((project, rows) -> project.writer().writeTraces(rows, Mode.REPLACE, stamp));
        return Answer.empty(204);
    }

    private Answer createSpan(Call call, String unused) throws IOException {
        call.requireJson();
        Span span = RequestBody.read(call, Span.class);
        Drafts.check(span, "");
        Draft draft = Drafts.of(span, span.id() == null ? call.store().newId() : span.id());
        Stamp stamp = call.store().stamp(call.user());
        project(call, span.projectId(), span.projectName(), stamp)
                .writer()
                .writeSpans(List.of(draft), Mode.REPLACE, stamp);
        return new Answer.Created("/v1/private/spans/" + draft.id());
    }

    private Answer createSpans(Call call, String unused) throws IOException {
        call.requireJson();
        List<Span> spans =
                checkedSize("spans", RequestBody.read(call, SpanBatch.class).spans());
        takePermits(call, spans.size());
        Stamp stamp = call.store().stamp(call.user());
        Map<Project, List<Draft>> drafts = new LinkedHashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            Drafts.check(span, "spans[" + i + "].");
            drafts.computeIfAbsent(project(call, span.projectId(), span.projectName(), stamp), p -> new ArrayList<>())
                    .add(Drafts.of(span, span.id() == null ? call.store().newId() : span.id()));
        }
        drafts.forEach((project, rows) -> project.writer().writeSpans(rows, Mode.REPLACE, stamp));
        return Answer.empty(204);
    }

    private Answer updateTrace(Call call, String pathId) throws IOException {
        UUID id = PathId.of(pathId);
        Trace trace = RequestBody.read(call, Trace.class);
        Stamp stamp = call.store().stamp(call.user());
        Project project = call.store()
                .find(Kind.TRACE, id)
                .map(Store.Found::project)
                .orElseGet(() -> project(call, trace.projectId(), trace.projectName(), stamp));
        project.writer().writeTraces(List.of(Drafts.of(trace, id)), Mode.MERGE, stamp);
        return Answer.empty(204);
    }

    private Answer updateSpan(Call call, String pathId) throws IOException {
        UUID id = PathId.of(pathId);
        Span span = RequestBody.read(call, Span.class);
        Stamp stamp = call.store().stamp(call.user());
        Project project = call.store()
                .find(Kind.SPAN, id)
                .map(Store.Found::project)
                .orElseGet(() -> project(call, span.projectId(), span.projectName(), stamp));
        project.writer().writeSpans(List.of(Drafts.of(span, id)), Mode.MERGE, stamp);
        return Answer.empty(204);
    }

    private static Answer delete(Call call, Kind kind, String pathId) {
        UUID id = PathId.of(pathId);
        call.store().find(kind, id).ifPresent(found -> found.project().writer().delete(kind, id));
        return Answer.empty(204);
    }

    /** The project that a body names, made if it is not there yet. */
    static Project project(Call call, @Nullable UUID id, @Nullable String name, Stamp stamp) {
        if (id != null) {
            return call.store().project(id).orElseThrow(() -> ApiException.of(404, "Project id: " + id + " not found"));
        }
        return call.store().projectFor(name == null || name.isBlank() ? Store.DEFAULT_PROJECT : name, stamp);
    }

    private static void takePermits(Call call, int events) {
        call.permits().take(List.of(Bucket.GENERAL_EVENTS, Bucket.WORKSPACE_EVENTS), events);
    }

    private static <T> List<T> checkedSize(String what, @Nullable List<T> batch) {
        if (batch == null) {
            throw ApiException.violation(422, what + " must not be null");
        }
        if (batch.isEmpty() || batch.size() > MAX_BATCH) {
            throw ApiException.violation(422, what + " size must be between 1 and " + MAX_BATCH);
        }
        return batch;
    }
}
