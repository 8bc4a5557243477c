package dev.opikexport.emulator.data;

import dev.opikexport.emulator.store.NewIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The facts of one generated trace, from which its row and those of its spans are written.
 *
 * @param number counted from 0, the oldest first
 * @param thread empty if it belongs to none
 * @param sentences how long the answer is
 * @param durationMicros how long it took
 * @param failed whether it has an error
 * @param score unscaled with nine digits after the point; 0 for none
 * @param spanScore the same of the first span
 * @param spans in the order in which they began
 */
record GeneratedTrace(
        int number,
        UUID id,
        Instant start,
        String thread,
        int sentences,
        long durationMicros,
        boolean failed,
        long score,
        long spanScore,
        List<GeneratedSpan> spans,
        SplittableRandom texts) {

    private static final int TRACES_IN_THREAD = 5;
    private static final long SCORE_UNIT = 1_000_000_000;
    private static final String[] MODELS = {"gpt-4o", "gpt-4o-mini", "claude-3-5-sonnet-20241022"};
    private static final String[] PROVIDERS = {"openai", "openai", "anthropic"};

    /**
     * One span.
     *
     * @param model an index into the known models; -1 for a tool
     * @param cost unscaled with twelve digits after the point
     */
    record GeneratedSpan(
            UUID id,
            long offsetMicros,
            long durationMicros,
            int model,
            int promptTokens,
            int completionTokens,
            long cost) {

        boolean isLlm() {
            return model >= 0;
        }

        String modelName() {
            return MODELS[model];
        }

        String provider() {
            return PROVIDERS[model];
        }
    }

    /** The trace of that number, the same for the same seed, whatever else is generated. */
    static GeneratedTrace of(long seed, int number, long millis) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + number);
        int group = number / TRACES_IN_THREAD;
        boolean threaded = new SplittableRandom(seed ^ group).nextInt(5) < 3;
        int sentences = 6 + random.nextInt(33);
        long duration = random.nextLong(200_000, 8_000_000);
        List<GeneratedSpan> spans = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            spans.add(span(random, millis, i, count, duration));
        }
        return new GeneratedTrace(
                number,
                NewIds.of(millis, random.nextInt(1 << 12), random.nextLong()),
                Instant.ofEpochMilli(millis).plusNanos(random.nextInt(1000) * 1000L),
                threaded ? "thread-" + group : "",
                sentences,
                duration,
                random.nextInt(20) == 0,
                random.nextInt(10) < 3 ? (1 + random.nextInt(100)) * (SCORE_UNIT / 100) : 0,
                random.nextInt(10) < 1 ? (1 + random.nextInt(1000)) * (SCORE_UNIT / 1000) : 0,
                spans,
                random.split());
    }

    private static GeneratedSpan span(SplittableRandom random, long millis, int place, int count, long duration) {
        long part = duration / count;
        int model = place == 0 || random.nextBoolean() ? random.nextInt(MODELS.length) : -1;
        int prompt = 200 + random.nextInt(4000);
        int completion = 50 + random.nextInt(1200);
        long cost = model < 0 ? 0 : (prompt * 25L + completion * 100L) * 100_000 / (model == 1 ? 16 : 1);
        return new GeneratedSpan(
                NewIds.of(millis + place * part / 1000, random.nextInt(1 << 12), random.nextLong()),
                place * part,
                part - 1000,
                model,
                prompt,
                completion,
                cost);
    }
}
