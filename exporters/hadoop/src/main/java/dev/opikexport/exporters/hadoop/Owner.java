package dev.opikexport.exporters.hadoop;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who holds a lock.
 *
 * @param host name of the machine
 * @param process its number there
 * @param started when the process began, so that a later one of that number is not taken for it
 * @param run of its own for each lock
 */
record Owner(String host, long process, String started, String run) {

    private static final String SEPARATOR = "\n";
    private static final int PARTS = 4;

    /** This process. */
    static Owner current() {
        return new Owner(
                thisHost(),
                ProcessHandle.current().pid(),
                started(ProcessHandle.current()),
                UUID.randomUUID().toString());
    }

    /** The owner that a lock's text names; one that nobody can know anything of if the text is no lock's. */
    static Owner parse(String text) {
        List<String> parts = text.lines().toList();
        try {
            return parts.size() == PARTS
                    ? new Owner(parts.get(0), Long.parseLong(parts.get(1)), parts.get(2), parts.get(3))
                    : unknown();
        } catch (NumberFormatException e) {
            return unknown();
        }
    }

    private static Owner unknown() {
        return new Owner("", 0, "", "");
    }

    /** Whether the process has certainly ended: it ran on this machine, and does so no more. */
    boolean hasEnded() {
        return host.equals(thisHost())
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .filter(other -> started(other).equals(started))
                        .isEmpty();
    }

    String text() {
        return String.join(SEPARATOR, host, String.valueOf(process), started, run) + SEPARATOR;
    }

    @Override
    public String toString() {
        return host.isEmpty() ? "somebody" : "process " + process + " on " + host + ", which began at " + started;
    }

    private static String started(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("an unknown time");
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
