package dev.opikexport.exporters.parquet.shred;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantParserTest {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final InstantParser parser = new InstantParser();

    /** One parser reads all of them, as it does those of a column: most are near the one before, some are no times. */
    @RepeatedTest(5)
    void timesAreThoseOfJava(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Instant instant = Instant.parse("2026-11-09T13:55:35.611315Z");
        for (int i = 0; i < 20_000; i++) {
            instant = random.nextInt(50) == 0
                    ? Instant.ofEpochSecond((long) (random.nextDouble() * 300_000_000_000L) - 60_000_000_000L)
                    : instant.minusMillis(random.nextInt(20_000));
            StringBuilder text = new StringBuilder(text(instant, random));
            if (random.nextInt(5) == 0) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-:.TZ+ x".charAt(random.nextInt(18)));
            }
            assertThat(read(text.toString())).as("%s", text).isEqualTo(expected(text.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T13:55:35Z, 1794232535000000, 0",
        "2026-11-09T13:55:35.6Z, 1794232535600000, 0",
        "2026-11-09T13:55:35.123456789Z, 1794232535123456, 789",
        "2026-11-09T13:55:35.000000001+01:00, 1794228935000000, 1",
        "2024-02-29T23:59:59.999999Z, 1709251199999999, 0",
        "1969-12-31T23:59:59.999999999Z, -1, 999",
        "2026-02-29T00:00:00Z,,",
        "2026-11-09T13:55:60Z,,",
        "2026-11-09T24:55:00Z,,",
        "2026-11-09T13:55:35.Z, 1794232535000000, 0"
    })
    void microsecondsAndWhatIsBelow(String text, Long micros, Integer nanos) {
        assertThat(read(text)).isEqualTo(micros == null ? "no time" : micros + " and " + nanos);
    }

    /** With no fraction or one of up to nine digits. */
    private static String text(Instant instant, Random random) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int digits = random.nextInt(10);
        String fraction = "%09d".formatted(random.nextInt(1_000_000_000)).substring(0, digits);
        return MINUTES.format(time) + ":%02d".formatted(time.getSecond()) + (digits == 0 ? "" : "." + fraction) + "Z";
    }

    private String read(String text) {
        byte[] json = ('"' + text + '"').getBytes(US_ASCII);
        return parser.parse(json, 0, json.length) ? parser.micros() + " and " + parser.nanosOfMicro() : "no time";
    }

    private static String expected(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            long micros =
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
            return micros + " and " + instant.getNano() % 1000;
        } catch (DateTimeException | ArithmeticException e) {
            return "no time";
        }
    }
}
