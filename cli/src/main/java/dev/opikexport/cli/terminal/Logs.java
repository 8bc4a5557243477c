package dev.opikexport.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Leads what libraries and the engine log to the messages. */
public final class Logs {

    /** How much of it, in the words of SLF4J. */
    public enum Detail {
        /** Everything. */
        TRACE("FINEST"),
        /** Every request and window. */
        DEBUG("FINE"),
        /** Retries and waits. */
        INFO("INFO"),
        /** Rows that are missing. */
        WARN("WARNING"),
        /** What fails. */
        ERROR("SEVERE"),
        /** Nothing. */
        OFF("OFF");

        /** Its name, because levels take a while to load, and most runs log nothing. */
        private final String level;

        Detail(String level) {
            this.level = level;
        }

        private Level level() {
            return Level.parse(level);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Detail of(Level level) {
            return Arrays.stream(values())
                    .filter(detail -> detail.level().intValue() >= level.intValue())
                    .findFirst()
                    .orElse(OFF);
        }
    }

    /** What java.util.logging and SLF4J read when they are first used. */
    private static final String CONFIGURATION = "java.util.logging.config.class";

    private static final String PROVIDER = "slf4j.provider";

    /** Makes java.util.logging silent; public, because it makes one. */
    public static final class Silence {

        /** Reads the configuration. */
        public Silence() throws IOException {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(".level=OFF".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private Logs() {}

    /** Keeps a process silent from its start, so that it need not load any logger before {@link #direct} asks for one. */
    public static void begin() {
        System.setProperty(CONFIGURATION, Silence.class.getName());
        System.setProperty("slf4j.internal.verbosity", "WARN"); // or it would say that it was told the provider
        System.setProperty(PROVIDER, "org.slf4j.helpers.NOP_FallbackServiceProvider");
    }

    /** From now on, and for the whole process, logs go there and nowhere else. */
    public static void direct(Messages messages, Detail detail) {
        if (System.getProperty(CONFIGURATION, "").equals(Silence.class.getName())) {
            if (detail == Detail.OFF) {
                return;
            }
            System.clearProperty(CONFIGURATION);
            System.clearProperty(PROVIDER);
        }
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(detail.level());
        Lines lines = new Lines(messages);
        lines.never.forEach(logger -> logger.setLevel(Level.OFF));
        lines.setLevel(detail.level());
        root.addHandler(lines);
    }

    /** Makes messages of what is logged. */
    private static final class Lines extends Handler {

        /** They log headers, and so API keys and tokens. Kept here, because loggers that nobody holds forget their level. */
        private final List<Logger> never = List.of(
                Logger.getLogger("org.apache.hc.client5.http.headers"),
                Logger.getLogger("org.apache.hc.client5.http.wire"),
                Logger.getLogger("org.apache.http.headers"),
                Logger.getLogger("org.apache.http.wire"),
                Logger.getLogger("org.eclipse.jetty"));

        private final Messages messages;

        Lines(Messages messages) {
            this.messages = messages;
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
}
