package dev.opikexport.emulator.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFileTest {

    private static final int LENGTH = 3 << 20;

    @ParameterizedTest(name = "if {0} may be in the heap")
    @ValueSource(ints = {LENGTH, LENGTH - 1})
    void givesBackWhatWasAppended(int mostInHeap) {
        byte[] bytes = new byte[LENGTH];
        new Random(8).nextBytes(bytes);

        try (PackedFile file = new PackedFile(mostInHeap)) {
            long first = file.append(bytes, 17);
            long second = file.append(bytes, LENGTH - 17);
            file.seal();

            assertThat(file.slice(first, 17).isDirect()).isEqualTo(mostInHeap < LENGTH);
            assertThat(file.slice(first, 17)).isEqualTo(ByteBuffer.wrap(bytes, 0, 17));
            assertThat(file.slice(second, LENGTH - 17)).isEqualTo(ByteBuffer.wrap(bytes, 0, LENGTH - 17));
        }
    }
}
