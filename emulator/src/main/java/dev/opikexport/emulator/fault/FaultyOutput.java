package dev.opikexport.emulator.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A body on its way to the client, as the faults let it through. Not safe for several threads. */
public final class FaultyOutput extends OutputStream {

    private static final int PIECE = 1024;

    private final OutputStream out;
    private final CountDownLatch closing;
    private final long cutAfter;
    private final long stallAfter;
    private final long stallMillis;
    private final long bytesPerSecond;
    private long written;

    private FaultyOutput(OutputStream out, List<Fault> faults, CountDownLatch closing) {
        this.out = out;
        this.closing = closing;
        long cut = Long.MAX_VALUE;
        long stall = Long.MAX_VALUE;
        long millis = 0;
        long speed = Long.MAX_VALUE;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Cut f) {
                cut = Math.min(cut, f.bytes());
            } else if (fault instanceof Fault.Stall f) {
                stall = f.bytes();
                millis = f.millis();
            } else if (fault instanceof Fault.Slow f) {
                speed = Math.min(speed, f.bytesPerSecond());
            }
        }
        cutAfter = cut;
        stallAfter = stall;
        stallMillis = millis;
        bytesPerSecond = speed;
    }

    /**
     * The stream with the faults that concern its bytes.
     *
     * @param closing opened when the emulator stops, which ends all waiting
     */
    public static OutputStream of(OutputStream out, List<Fault> faults, CountDownLatch closing) {
        boolean concerned = faults.stream()
                .anyMatch(f -> f instanceof Fault.Cut || f instanceof Fault.Stall || f instanceof Fault.Slow);
        return concerned ? new FaultyOutput(out, faults, closing) : out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            long before = Math.min(cutAfter, stallAfter) - written;
            int piece = (int) Math.min(Math.min(length - done, pieceSize()), Math.max(before, 0));
            if (piece > 0) {
                out.write(bytes, offset + done, piece);
                done += piece;
                written += piece;
                if (bytesPerSecond < Long.MAX_VALUE) {
                    out.flush();
                    pause(piece * 1000L / bytesPerSecond);
                }
            } else {
                breakOff();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (written >= Math.min(cutAfter, stallAfter)) {
            breakOff();
        }
        out.close();
    }

    private int pieceSize() {
        return bytesPerSecond == Long.MAX_VALUE ? Integer.MAX_VALUE : PIECE;
    }

    private void breakOff() throws IOException {
        out.flush();
        if (written >= stallAfter) {
            pause(stallMillis);
        }
        throw new CutException();
    }

    private void pause(long millis) throws IOException {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                throw new CutException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CutException();
        }
    }
}
