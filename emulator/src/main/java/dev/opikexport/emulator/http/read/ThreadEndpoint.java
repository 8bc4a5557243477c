package dev.opikexport.emulator.http.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.RequestBody;
import dev.opikexport.emulator.http.query.ProjectLookup;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Project;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/private/traces/threads/retrieve}. */
public record ThreadEndpoint() implements Endpoint {

    record Asked(
            @JsonProperty("project_name") @Nullable String projectName,
            @JsonProperty("project_id") @Nullable UUID projectId,
            @JsonProperty("thread_id") @Nullable String threadId) {}

    @Override
    public Answer answer(Call call, String pathParameter) throws IOException {
        Asked asked = RequestBody.read(call, Asked.class);
        String threadId = asked.threadId();
        if (threadId == null || threadId.isBlank()) {
            throw ApiException.violation(422, "threadId must not be blank");
        }
        Project project = new ProjectLookup(call.store()).of(asked.projectId(), asked.projectName());
        String json = JsonValues.quote(threadId);
        return project.rows(Kind.THREAD).byId().stream()
                .filter(thread -> json.equals(thread.member("id")))
                .findFirst()
                .map(thread -> (Answer) new Answer.Whole(200, Answer.JSON, thread.bytes(Form.SEARCH)))
                .orElseThrow(() -> ApiException.of(404, "Trace Thread id: " + threadId + " not found"));
    }
}
