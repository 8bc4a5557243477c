package dev.opikexport.emulator.http.write;

import dev.opikexport.emulator.derived.Score;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.RequestBody;
import dev.opikexport.emulator.http.wire.FeedbackScoreBatch;
import dev.opikexport.emulator.http.wire.FeedbackScoreBatch.FeedbackScoreBatchItem;
import dev.opikexport.emulator.row.Decimals;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Stamp;
import dev.opikexport.emulator.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code PUT /v1/private/traces/feedback-scores} and {@code spans/feedback-scores}. */
public record ScoreEndpoint(Kind kind) implements Endpoint {

    private static final int MAX_BATCH = 1000;
    private static final BigDecimal MAX = new BigDecimal("999999999.999999999");

    @Override
    public Answer answer(Call call, String pathParameter) throws IOException {
        call.requireJson();
        List<FeedbackScoreBatchItem> items =
                RequestBody.read(call, FeedbackScoreBatch.class).scores();
        if (items == null || items.isEmpty() || items.size() > MAX_BATCH) {
            throw ApiException.violation(422, "scores size must be between 1 and " + MAX_BATCH);
        }
        Stamp stamp = call.store().stamp(call.user());
        Map<Project, Map<UUID, List<Score>>> scores = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            FeedbackScoreBatchItem item = items.get(i);
            UUID id = required(item.id(), i, "id");
            Score score = score(item, i, stamp);
            Project project = call.store()
                    .find(kind, id)
                    .map(Store.Found::project)
                    .orElseGet(() -> LogEndpoints.project(call, item.projectId(), item.projectName(), stamp));
            scores.computeIfAbsent(project, p -> new HashMap<>())
                    .computeIfAbsent(id, row -> new ArrayList<>())
                    .add(score);
        }
        scores.forEach((project, byRow) -> project.writer().score(kind, byRow));
        return Answer.empty(204);
    }

    private static Score score(FeedbackScoreBatchItem item, int i, Stamp stamp) {
        BigDecimal value = required(item.value(), i, "value");
        if (value.abs().compareTo(MAX) > 0) {
            throw ApiException.violation(422, "scores[" + i + "].value must be less than or equal to " + MAX);
        }
        return new Score(
                required(item.name(), i, "name"),
                Decimals.score(value),
                orEmpty(item.categoryName()),
                orEmpty(item.reason()),
                required(item.source(), i, "source"),
                stamp.user(),
                stamp.at().toString(),
                stamp.at().toString(),
                "",
                "");
    }

    private static <T> T required(@Nullable T value, int i, String member) {
        if (value == null) {
            throw ApiException.violation(422, "scores[" + i + "]." + member + " must not be null");
        }
        return value;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
