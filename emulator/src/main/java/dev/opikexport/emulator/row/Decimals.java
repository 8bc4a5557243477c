package dev.opikexport.emulator.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decimals as the database keeps them: scores with 9 digits after the point, costs with 12. */
public final class Decimals {

    private static final int SCORE_SCALE = 9;
    private static final int COST_SCALE = 12;

    /** No JSON string can hold this text, because a quote inside a string has a backslash before it. */
    private static final Pattern SCORE_VALUE = Pattern.compile("\"value\":(-?[0-9][-+0-9.Ee]*)");

    private Decimals() {}

    /** A score's value as stored: digits beyond the ninth are cut. */
    public static BigDecimal score(BigDecimal value) {
        return value.setScale(SCORE_SCALE, RoundingMode.DOWN);
    }

    /** A cost as stored: digits beyond the twelfth are cut. */
    public static BigDecimal cost(BigDecimal value) {
        return value.setScale(COST_SCALE, RoundingMode.DOWN);
    }

    /** The stored decimal as the given endpoint prints it. */
    public static String print(BigDecimal stored, Form form) {
        return switch (form) {
            case LIST -> stored.toString();
            case SEARCH -> stored.stripTrailingZeros().toString();
        };
    }

    /** The members of a row with their decimals in the given form; only costs and scores differ between the two. */
    public static Map<String, String> inForm(Map<String, String> members, Form form) {
        Map<String, String> printed = new LinkedHashMap<>(members);
        printed.computeIfPresent("total_estimated_cost", (name, json) -> print(cost(new BigDecimal(json)), form));
        printed.computeIfPresent("feedback_scores", (name, json) -> scores(json, form));
        printed.computeIfPresent("span_feedback_scores", (name, json) -> scores(json, form));
        return printed;
    }

    private static String scores(String json, Form form) {
        Matcher matcher = SCORE_VALUE.matcher(json);
        StringBuilder printed = new StringBuilder(json.length() + 32);
        while (matcher.find()) {
            BigDecimal value = score(new BigDecimal(matcher.group(1)));
            matcher.appendReplacement(printed, "\"value\":" + print(value, form));
        }
        return matcher.appendTail(printed).toString();
    }
}
