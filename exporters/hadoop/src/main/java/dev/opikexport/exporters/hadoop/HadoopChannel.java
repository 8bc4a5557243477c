package dev.opikexport.exporters.hadoop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A whole file of Hadoop's as a channel to read it. */
final class HadoopChannel implements SeekableByteChannel {

    private static final int CHUNK = 1 << 20;

    private final FSDataInputStream in;
    private final long size;
    private boolean open = true;

    HadoopChannel(FSDataInputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        checkOpen();
        if (in.getPos() >= size) {
            return -1;
        }
        if (to.hasArray()) {
            int count = in.read(to.array(), to.arrayOffset() + to.position(), to.remaining());
            if (count > 0) {
                to.position(to.position() + count);
            }
            return count;
        }
        byte[] chunk = new byte[Math.min(to.remaining(), CHUNK)];
        int count = in.read(chunk, 0, chunk.length);
        if (count > 0) {
            to.put(chunk, 0, count);
        }
        return count;
    }

    @Override
    public long position() throws IOException {
        checkOpen();
        return in.getPos();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        checkOpen();
        in.seek(Math.min(position, size));
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        in.close();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
