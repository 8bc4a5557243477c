package dev.opikexport.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Leads what libraries and the engine log to the messages. */
public final class Logs extends Handler {

    /** How much of it, in the words of SLF4J. */
    public enum Detail {
        /** Everything. */
        TRACE(Level.FINEST),
        /** Every request and window. */
        DEBUG(Level.FINE),
        /** Retries and waits. */
        INFO(Level.INFO),
        /** Rows that are missing. */
        WARN(Level.WARNING),
        /** What fails. */
        ERROR(Level.SEVERE),
        /** Nothing. */
        OFF(Level.OFF);

        private final Level level;

        Detail(Level level) {
            this.level = level;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Detail of(Level level) {
            return Arrays.stream(values())
                    .filter(detail -> detail.level.intValue() >= level.intValue())
                    .findFirst()
                    .orElse(OFF);
        }
    }

    /** They log headers, and so API keys and tokens. Kept here, because loggers that nobody holds forget their level. */
    private static final List<Logger> NEVER = List.of(
            Logger.getLogger("org.apache.hc.client5.http.headers"),
            Logger.getLogger("org.apache.hc.client5.http.wire"),
            Logger.getLogger("org.apache.http.headers"),
            Logger.getLogger("org.apache.http.wire"),
            Logger.getLogger("org.eclipse.jetty"));

    private final Messages messages;

    private Logs(Messages messages) {
        this.messages = messages;
    }

    /** From now on, and for the whole process, logs go there and nowhere else. */
    public static void direct(Messages messages, Detail detail) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(detail.level);
        NEVER.forEach(logger -> logger.setLevel(Level.OFF));
        Logs logs = new Logs(messages);
        logs.setLevel(detail.level);
        root.addHandler(logs);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            StringWriter text = new StringWriter().append(record.getMessage());
            if (record.getThrown() != null) {
                PrintWriter lines = new PrintWriter(text.append('\n'));
                record.getThrown().printStackTrace(lines);
                lines.flush();
            }
            messages.log(Detail.of(record.getLevel()).toString(), record.getLoggerName(), text.toString());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
