package dev.opikexport.cli.run;

import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.core.Progress.Event.WindowWritten;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar in the last line of the terminal. */
final class RunBar implements AutoCloseable {

    private static final int REFRESH_MILLIS = 200;
    private static final long UNKNOWN = -1;

    private final Messages messages;
    private final ProgressBar bar;
    private volatile Optional<Duration> left = Optional.empty();

    RunBar(Messages messages, String task) {
        this.messages = messages;
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(UNKNOWN)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new Line(messages))
                .showSpeed(new DecimalFormat("#,##0 'rows'", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setEtaFunction(state -> left)
                .clearDisplayOnFinish()
                .build();
    }

    void show(WindowWritten written) {
        left = written.left();
        bar.maxHint(written.total().orElse(UNKNOWN));
        bar.stepTo(written.read());
        bar.setExtraMessage(" " + Figures.bytes(written.bytes()) + ", " + Figures.count(written.windows(), "window"));
    }

    @Override
    public void close() {
        bar.close();
        messages.status(""); // the library swallows what goes wrong in its last drawing, and the bar would stay
    }

    /** The place where it is drawn. */
    private record Line(Messages messages) implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return messages.screen().width() - 1;
        }

        @Override
        public void accept(String text) {
            messages.status(text.strip());
        }

        @Override
        public void clear() {
            messages.status("");
        }

        @Override
        public void close() {
            messages.status("");
        }
    }
}
