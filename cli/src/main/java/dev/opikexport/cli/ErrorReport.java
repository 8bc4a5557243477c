package dev.opikexport.cli;

import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.output.InvalidOptionException;
import dev.opikexport.core.storage.FolderInUseException;
import dev.opikexport.filter.InvalidFilterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever ends a command into a message for the user and an exit code. */
final class ErrorReport {

    private final PrintWriter err;
    private final BooleanSupplier debug;

    ErrorReport(PrintWriter err, BooleanSupplier debug) {
        this.err = err;
        this.debug = debug;
    }

    /** An option or argument that the command does not take. */
    int wrongUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        say(exception.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
            err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    /** A command that started and failed. */
    int failed(Exception exception, CommandLine command, ParseResult arguments) {
        if (debug.getAsBoolean()) {
            exception.printStackTrace(err);
        }
        Exception cause = exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
        if (cause instanceof InvalidFilterException invalid) {
            say("the filter cannot be used\n" + invalid.getMessage());
            return ExitCode.USAGE;
        }
        if (cause instanceof UsageException
                || cause instanceof InvalidOptionException
                || cause instanceof IllegalArgumentException) {
            say(cause.getMessage());
            return ExitCode.USAGE;
        }
        if (cause instanceof OpikException) {
            say(cause.getMessage());
            return ExitCode.SERVER;
        }
        if (cause instanceof FileSystemException file) {
            say("cannot write " + file.getFile() + ": " + reason(file));
            if (file instanceof FolderInUseException) {
                err.println("  --resume goes on with an unfinished export, --incremental adds to a finished one,");
                err.println("  --overwrite replaces it.");
            }
            return ExitCode.CANNOT_WRITE;
        }
        if (cause instanceof IOException) {
            if (isBrokenPipe(cause)) {
                return ExitCode.OK;
            }
            say("cannot write the output: " + cause.getMessage());
            return ExitCode.CANNOT_WRITE;
        }
        say("this was not foreseen: " + cause
                + (debug.getAsBoolean() ? "" : "\nRun it again with --debug and report what it prints."));
        return ExitCode.UNFORESEEN;
    }

    private void say(@Nullable String message) {
        err.println("opik-export: " + message);
    }

    private static @Nullable String reason(FileSystemException exception) {
        if (exception instanceof AccessDeniedException) {
            return "you may not write there";
        }
        return exception.getReason() == null ? exception.getClass().getSimpleName() : exception.getReason();
    }

    /** A reader that needs no more, such as head, closes the pipe. */
    private static boolean isBrokenPipe(Exception exception) {
        return "Broken pipe".equals(exception.getMessage());
    }
}
