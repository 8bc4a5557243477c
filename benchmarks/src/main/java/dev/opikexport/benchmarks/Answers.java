package dev.opikexport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Random;

/**
 * Answers of a server as of GET {@code /v1/private/traces}, made up from a seed: rows of about 2.8 kB whose payloads are
 * chats, with the scores, tags, usage and nested members that recorded rows have.
 */
final class Answers {

    private static final String[] WORDS =
            ("the of and to in is that for it as was with be by on not he his but at are this have"
                            + " from or had an they which one you were all her she there would their we him been has when who will no more"
                            + " if out so up said what its about than into them can only other time new some could these two may first then"
                            + " do any like my now over such our man me even most made after also did many off before must well back through"
                            + " years much where your way down should because long each just state those people too mr how little good world"
                            + " model answer question context token prompt retrieve document vector search summary error result agent tool"
                            + " naïve café Привет 数据 🚀 capital France Paris weather temperature invoice customer contract")
                    .split(" ");
    private static final String[] MODELS = {"gpt-4o", "gpt-4o-mini", "claude-sonnet-4", "gemini-2.5-pro"};
    private static final String[] TAGS = {"production", "beta", "α-team", "nightly", "eu-west"};
    private static final String[] NAMES = {"chat", "retrieve", "summarize", "plan", "answer question"};
    private static final long FIRST_MILLI = 1_790_000_000_000L;

    private final Random random;
    private long row;

    Answers(long seed) {
        random = new Random(seed);
    }

    /** A page of that many traces. */
    byte[] traces(int rows) {
        StringBuilder page =
                new StringBuilder("{\"page\":1,\"size\":" + rows + ",\"total\":" + rows + ",\"content\":[");
        for (int i = 0; i < rows; i++) {
            page.append(i == 0 ? "" : ",");
            appendTrace(page);
        }
        return page.append("],\"sortable_by\":[\"id\",\"name\"]}").toString().getBytes(UTF_8);
    }

    private void appendTrace(StringBuilder json) {
        long milli = FIRST_MILLI - 50 * row++;
        Instant start = Instant.ofEpochMilli(milli).plusNanos(1000L * random.nextInt(1000));
        long micros = 100_000L + random.nextInt(5_000_000);
        Instant created = start.plusNanos(1000 * micros + random.nextInt(1_000_000_000));
        String model = MODELS[random.nextInt(MODELS.length)];
        int prompt = 200 + random.nextInt(3000);
        int completion = 50 + random.nextInt(800);
        json.append("{\"id\":\"")
                .append(id(milli))
                .append("\",\"project_id\":\"01a20270-c0eb-7666-a1b5-ff218ccd1479\"");
        json.append(",\"name\":\"").append(NAMES[random.nextInt(NAMES.length)]);
        json.append("\",\"start_time\":\"")
                .append(start)
                .append("\",\"end_time\":\"")
                .append(start.plusNanos(1000 * micros));
        json.append(
                "\",\"input\":{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\\nAnswer briefly.\"},");
        json.append("{\"role\":\"user\",\"content\":\"");
        appendText(json, 80);
        json.append(
                "\"}],\"temperature\":0.7},\"output\":{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"");
        appendText(json, 120);
        json.append("\"},\"finish_reason\":\"stop\"}]},\"metadata\":{\"providers\":[\"openai\"],\"model\":\"")
                .append(model);
        json.append("\",\"request_id\":\"")
                .append(Long.toHexString(random.nextLong()))
                .append("\",\"retries\":0,\"context\":\"");
        appendText(json, 40);
        json.append("\"},\"tags\":[\"")
                .append(TAGS[random.nextInt(TAGS.length)])
                .append("\"],\"usage\":{\"completion_tokens\":");
        json.append(completion)
                .append(",\"prompt_tokens\":")
                .append(prompt)
                .append(",\"total_tokens\":")
                .append(prompt + completion);
        json.append("},\"created_at\":\"")
                .append(created)
                .append("\",\"last_updated_at\":\"")
                .append(start.plusNanos(2000 * micros));
        json.append("\",\"created_by\":\"admin\",\"last_updated_by\":\"admin\",\"feedback_scores\":[");
        appendScore(json, "Relevance", created);
        json.append("],\"total_estimated_cost\":0.00").append(String.format("%010d", random.nextInt(1_000_000_000)));
        json.append(",\"span_count\":")
                .append(1 + random.nextInt(9))
                .append(",\"duration\":")
                .append(micros / 1000.0);
        json.append(",\"ttft\":")
                .append(random.nextInt(100_000) / 100.0)
                .append(",\"thread_id\":\"thread-")
                .append(row / 7);
        json.append(
                "\",\"visibility_mode\":\"default\",\"llm_span_count\":1,\"has_tool_spans\":false,\"providers\":[\"openai\"]");
        json.append(",\"source\":\"sdk\",\"environment\":\"production\"}");
    }

    private void appendScore(StringBuilder json, String name, Instant created) {
        String value = String.format("0.%09d", random.nextInt(1_000_000_000));
        json.append("{\"name\":\"")
                .append(name)
                .append("\",\"value\":")
                .append(value)
                .append(",\"reason\":\"");
        appendText(json, 8);
        json.append("\",\"source\":\"online_scoring\",\"created_at\":\"")
                .append(created)
                .append("\",\"last_updated_at\":\"");
        json.append(created)
                .append(
                        "\",\"created_by\":\"admin\",\"last_updated_by\":\"admin\",\"value_by_author\":{\"admin\":{\"value\":");
        json.append(value)
                .append(",\"source\":\"online_scoring\",\"last_updated_at\":\"")
                .append(created)
                .append("\"}}}");
    }

    private void appendText(StringBuilder json, int meanWords) {
        int words = meanWords / 2 + random.nextInt(meanWords + 1);
        for (int i = 0; i < words; i++) {
            json.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ".\\n" : " ");
            if (random.nextInt(40) == 0) {
                json.append("\\\"")
                        .append(Integer.toHexString(random.nextInt()))
                        .append("\\\" ");
            }
        }
    }

    private String id(long milli) {
        String time = String.format("%012x", milli);
        String rest = String.format("%016x", random.nextLong());
        return time.substring(0, 8) + "-" + time.substring(8) + "-7" + rest.substring(0, 3) + "-8"
                + rest.substring(3, 6) + "-" + rest.substring(4, 16);
    }
}
