package dev.opikexport.emulator.derived;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.row.Decimals;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.JsonValues;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The costs that the server estimates for spans that come without one. It knows thousands of models; here are those
 * whose prices are in the recorded data.
 */
public final class Prices {

    private static final Map<String, Price> BY_PROVIDER_AND_MODEL = Map.of(
            "\"openai\"\"gpt-4o\"", new Price("0.0000025", "0.00001"),
            "\"openai\"\"gpt-4o-mini\"", new Price("0.00000015", "0.0000006"));

    private record Price(BigDecimal prompt, BigDecimal completion) {
        Price(String prompt, String completion) {
            this(new BigDecimal(prompt), new BigDecimal(completion));
        }
    }

    private Prices() {}

    /**
     * Adds the estimated cost to the members of a span that has usage of a known model and no cost of its own.
     *
     * @param metadata where the model is looked for if the span does not name one
     */
    public static void addTo(Map<String, String> members, @Nullable JsonNode metadata) {
        String model = members.get("model");
        if (model == null && metadata != null) {
            model = JsonValues.text(metadata.path("model"));
        }
        Price price = BY_PROVIDER_AND_MODEL.get(members.get("provider") + model);
        String usage = members.get("usage");
        if (price == null || usage == null) {
            return;
        }
        JsonNode counters = JsonValues.tree(usage);
        BigDecimal cost = price.prompt()
                .multiply(count(counters, "prompt_tokens"))
                .add(price.completion().multiply(count(counters, "completion_tokens")));
        if (cost.signum() > 0) {
            members.put("total_estimated_cost", Decimals.print(Decimals.cost(cost), Form.SEARCH));
            members.put("total_estimated_cost_version", "\"1.1\"");
        }
    }

    private static BigDecimal count(JsonNode counters, String name) {
        return BigDecimal.valueOf(counters.path(name).asLong(0));
    }
}
