package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT …/feedback-scores}. */
@SuppressWarnings("NonApiType") // the server's messages name the list's class
public record FeedbackScoreBatch(
        @JsonProperty("scores") @Nullable ArrayList<FeedbackScoreBatchItem> scores) {

    /** One score of one trace or span; the author is whoever sends it. */
    public record FeedbackScoreBatchItem(
            @JsonProperty("id") @Nullable UUID id,
            @JsonProperty("project_name") @Nullable String projectName,
            @JsonProperty("project_id") @Nullable UUID projectId,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("category_name") @Nullable String categoryName,
            @JsonProperty("value") @Nullable BigDecimal value,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("source") @Nullable String source) {}
}
