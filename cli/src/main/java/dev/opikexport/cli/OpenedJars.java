package dev.opikexport.cli;

/** Opens all jars while the arguments are read, because picocli and service loaders look through all of them. */
final class OpenedJars extends Thread {

    private OpenedJars() {
        super("opik-export-jars");
        setDaemon(true);
    }

    /** Begins with it. */
    static void ahead() {
        new OpenedJars().start();
    }

    @Override
    public void run() {
        ClassLoader.getSystemResource("in/no/jar");
    }
}
