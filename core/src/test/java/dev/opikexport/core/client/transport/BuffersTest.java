package dev.opikexport.core.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuffersTest {

    private static final int EXPECTED = 8 << 20;
    private static final int LEARNT = 6 << 20;

    private final Buffers buffers = new Buffers();

    @Test
    void theFirstLargeAnswerHasAsMuchRoomAsIsExpected() {
        buffers.expect(EXPECTED);

        assertThat(buffers.takeMore(1000)).hasSizeBetween(EXPECTED, EXPECTED + EXPECTED / 10);
    }

    @Test
    void whatWasLearntCountsMoreThanWhatIsExpected() {
        buffers.expect(EXPECTED);
        buffers.learn(LEARNT);
        buffers.expect(EXPECTED);

        assertThat(buffers.takeMore(1000)).hasSizeBetween(LEARNT, LEARNT + LEARNT / 10);
    }

    @Test
    void smallAnswersAreNotExpectedToBeLarge() {
        buffers.expect(1000);

        assertThat(buffers.takeMore(1000)).hasSizeLessThan(10_000);
    }

    @Test
    void roomThatIsGivenBackIsUsedAgain() {
        byte[] room = buffers.take(EXPECTED);
        buffers.giveBack(room);

        assertThat(buffers.take(LEARNT)).isSameAs(room);
    }
}
