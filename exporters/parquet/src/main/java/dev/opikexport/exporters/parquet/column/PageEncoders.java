package dev.opikexport.exporters.parquet.column;

import dev.opikexport.exporters.parquet.file.Page;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Threads that encode pages and write them, and the pages that are under way. */
final class PageEncoders implements AutoCloseable {

    private static final long MOST_BYTES = 8 << 20;
    private static final int MOST_SPARE_BYTES = 4 << 20;

    private final ExecutorService threads;
    private final BlockingQueue<PageEncoder> idle;
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private long bytesUnderWay;

    private record UnderWay(Future<Page> page, int bytes) {}

    PageEncoders(CompressionCodecName codec, int level, int threadCount) {
        threads = Executors.newFixedThreadPool(threadCount, PageEncoders::daemon);
        idle = new ArrayBlockingQueue<>(threadCount);
        for (int i = 0; i < threadCount; i++) {
            idle.add(new PageEncoder(new PageCompressor(codec, level)));
        }
    }

    /**
     * Encodes a page.
     *
     * @param spare where its content is put when it is no longer needed, if there is room
     */
    Future<Page> encode(ColumnDescriptor column, ColumnTraits traits, PageContent content, Queue<PageContent> spare) {
        int bytes = content.plain.length();
        Future<Page> page = submit(encoder -> {
            try {
                return encoder.encode(column, traits, content);
            } finally {
                if (bytes <= MOST_SPARE_BYTES) {
                    content.clear();
                    spare.offer(content);
                }
            }
        });
        underWay.add(new UnderWay(page, bytes));
        bytesUnderWay += bytes;
        return page;
    }

    /** Waits while too many bytes are under way, and throws what pages that were under way failed with. */
    void awaitRoom() throws IOException {
        for (UnderWay oldest = underWay.peek();
                oldest != null && (bytesUnderWay > MOST_BYTES || oldest.page().isDone());
                oldest = underWay.peek()) {
            underWay.remove();
            await(oldest.page());
            bytesUnderWay -= oldest.bytes();
        }
    }

    /** Compresses the values of a dictionary. */
    Future<byte[]> compress(Dictionary.Snapshot dictionary) {
        return submit(encoder -> encoder.compress(dictionary.plain(), dictionary.plainLength()));
    }

    /** What puts into the file what was to be encoded before; it may wait for that. */
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    /** Writes when the threads have begun with all that came before: nothing that it waits for stands behind it. */
    Future<?> write(Writing writing) {
        return threads.submit(() -> {
            writing.write();
            return true;
        });
    }

    private <T> Future<T> submit(Function<PageEncoder, T> work) {
        return threads.submit(() -> {
            PageEncoder encoder = idle.take();
            try {
                return work.apply(encoder);
            } finally {
                idle.add(encoder);
            }
        });
    }

    static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException notWritten) {
                throw notWritten;
            }
            throw new IOException("A page could not be encoded: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a page was encoded");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
                idle.forEach(PageEncoder::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "parquet-encoder");
        thread.setDaemon(true);
        return thread;
    }
}
