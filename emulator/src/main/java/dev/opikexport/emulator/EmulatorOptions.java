package dev.opikexport.emulator;

/**
 * How an emulator starts.
 *
 * @param host the address to listen on
 * @param port 0 for any free port
 */
public record EmulatorOptions(String host, int port) {

    public EmulatorOptions {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** On 127.0.0.1 and any free port, with the built-in data set. */
    public static EmulatorOptions defaults() {
        return new EmulatorOptions("127.0.0.1", 0);
    }

    /** The same on another port; 0 for any free one. */
    public EmulatorOptions withPort(int other) {
        return new EmulatorOptions(host, other);
    }
}
