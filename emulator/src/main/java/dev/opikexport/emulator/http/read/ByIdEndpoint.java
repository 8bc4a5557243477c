package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.derived.Scores;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.PathId;
import dev.opikexport.emulator.row.Bytes;
import dev.opikexport.emulator.row.Decimals;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** {@code GET /v1/private/traces/{id}} and {@code spans/{id}}; only here a span carries its project's name,
 * and the scores of a trace's spans say which span has them. */
public record ByIdEndpoint(Kind kind) implements Endpoint {

    @Override
    public Answer answer(Call call, String pathParameter) {
        UUID id = PathId.of(pathParameter);
        String what = kind == Kind.TRACE ? "Trace" : "Span";
        Store.Found found =
                call.store().find(kind, id).orElseThrow(() -> ApiException.of(404, what + " id: " + id + " not found"));
        Map<String, String> members = new LinkedHashMap<>();
        found.row().shown().forEach((name, json) -> {
            members.put(name, json);
            if (name.equals("id") && kind == Kind.SPAN) {
                members.put("project_name", JsonValues.quote(found.project().name()));
            }
        });
        members.computeIfPresent(
                "span_feedback_scores",
                (name, json) -> Scores.printBySpan(found.project().spansOf(id)));
        return new Answer.Whole(200, Answer.JSON, Bytes.of(JsonMembers.join(Decimals.inForm(members, Form.LIST))));
    }
}
