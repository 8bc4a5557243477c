package dev.opikexport.core.files;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.output.UnknownMembers;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.window.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A stream that others read while it is written, such as standard output. */
public final class StreamSink implements RowSink {

    private final RowWriter writer;
    private final OutputStream out;

    /** Starts to write; {@link #finish} closes the stream, and so does a failure. */
    public StreamSink(OutputStream out, OutputFormat format, Schema schema, FormatOptions options) throws IOException {
        this.out = out;
        try {
            this.writer = UnknownMembers.watch(format.open(out, schema, options), options.notices());
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    @Override
    public void write(Row row) throws IOException {
        writer.write(row);
    }

    @Override
    public void windowDone(Window window) throws IOException {
        out.flush();
    }

    @Override
    public List<PartFile> finish() throws IOException {
        writer.close();
        return List.of();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
