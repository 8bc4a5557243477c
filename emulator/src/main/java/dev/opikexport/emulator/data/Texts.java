package dev.opikexport.emulator.data;

import dev.opikexport.emulator.row.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Sentences that look written, ready to stand inside a JSON string. */
final class Texts {

    private static final String[] QUESTIONS = {
        "How do I export all traces of a project without losing any?",
        "Summarise the attached contract in five sentences, please.",
        "Wie ändere ich die Lieferadresse meiner Bestellung?",
        "What is the capital of France, and how many people live there?",
        "Translate \"good morning\" into Japanese: おはようございます?",
        "Why does my query return 0 rows after 5 % of the data?",
        "Найди ошибку в этом запросе, пожалуйста.",
        "Write a function that merges two sorted lists.\nExplain each step.",
    };

    private static final String[] SENTENCES = {
        "The report covers the third quarter and lists every account that changed. ",
        "Retrieval returned twelve passages, of which four were relevant to the question. ",
        "A cursor that is older than the retention period finds nothing, and that is not an error. ",
        "Customers who pay by invoice see the new price from the first of the month on. ",
        "```python\nfor row in rows:\n    total += row[\"amount\"]\n```\n",
        "The model was asked twice; both answers agree except for the last figure (3.14 against 3.15). ",
        "Für Bestellungen über 50 € entfällt die Versandgebühr, auch bei Rücksendungen. ",
        "See section 4.2, \"Limits and quotas\", for the number of requests per minute. ",
        "La réponse tient en une phrase : il faut compter les lignes, pas les pages. ",
        "1. Open the settings.\n2. Choose \"Export\".\n3. Confirm the path C:\\\\data\\\\out. ",
        "No other changes were found 🚀. ",
    };

    private static final byte[][] QUESTION_BYTES = escaped(QUESTIONS);
    private static final byte[][] SENTENCE_BYTES = escaped(SENTENCES);

    private Texts() {}

    static byte[] question(SplittableRandom random) {
        return QUESTION_BYTES[random.nextInt(QUESTION_BYTES.length)];
    }

    static byte[] sentence(SplittableRandom random) {
        return SENTENCE_BYTES[random.nextInt(SENTENCE_BYTES.length)];
    }

    private static byte[][] escaped(String[] texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            String json = JsonValues.quote(texts[i]);
            bytes[i] = json.substring(1, json.length() - 1).getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
