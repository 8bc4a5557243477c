package dev.opikexport.exporters.parquet.read;

import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A whole file of a storage, for parquet-java. */
record ChannelInputFile(Storage folder, String name) implements InputFile {

    @Override
    public long getLength() throws IOException {
        return folder.size(name).orElseThrow(() -> new NoSuchFileException(folder.describe(name)));
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return new ChannelStream(folder.open(name));
    }

    @Override
    public String toString() {
        return folder.describe(name);
    }

    private static final class ChannelStream extends DelegatingSeekableInputStream {

        private final SeekableByteChannel channel;

        ChannelStream(SeekableByteChannel channel) {
            super(Channels.newInputStream(channel));
            this.channel = channel;
        }

        @Override
        public long getPos() throws IOException {
            return channel.position();
        }

        @Override
        public void seek(long position) throws IOException {
            channel.position(position);
        }
    }
}
