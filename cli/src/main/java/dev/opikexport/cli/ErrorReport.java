package dev.opikexport.cli;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.filter.InvalidFilterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns whatever ends a command into a message for the user and an exit code. The first line says what happened and where, those after it
 * what to do.
 */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Environment environment;
    private final Messages messages;
    private final BooleanSupplier debug;

    ErrorReport(Environment environment, BooleanSupplier debug) {
        this.environment = environment;
        this.messages = environment.messages();
        this.debug = debug;
    }

    /** An option or argument that the command does not take. */
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        trace(exception);
        String message = WrongUsage.message(exception, environment.command(), arguments);
        String from = Optional.ofNullable(exception.getArgSpec())
                .flatMap(option -> new OptionVariables(environment.variables()).source(option, arguments))
                .map(variable -> "\nThe value comes from the environment variable " + variable + ".")
                .orElse("");
        return say(message + from, ExitCode.USAGE);
    }

    /** A command that started and failed. */
    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult arguments) {
        trace(exception);
        Exception cause = exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
        if (cause instanceof InvalidFilterException invalid) {
            return say("the filter cannot be used.\n" + invalid.getMessage(), ExitCode.USAGE);
        }
        if (cause instanceof UsageException usage) {
            return say(String.valueOf(usage.getMessage()), usage.exitCode());
        }
        if (cause instanceof IllegalArgumentException) {
            return say(String.valueOf(cause.getMessage()), ExitCode.USAGE);
        }
        if (cause instanceof OpikException server) {
            String next = server instanceof OpikException.NoSuchProject ? " projects" : " doctor";
            return say(server.getMessage() + "\nSee: " + environment.command() + next, ExitCode.SERVER);
        }
        if (environment.rows().isClosedByReader()) {
            return ExitCode.OK;
        }
        if (cause instanceof FileSystemException file) {
            return say(file.getFile() + ": " + FileAdvice.of(file), ExitCode.FILE);
        }
        if (cause instanceof IOException io) {
            return say("cannot write the output: " + FileAdvice.of(io), ExitCode.FILE);
        }
        return unforeseen(cause);
    }

    /** What Java cannot go on with: a plug-in that is broken, or no more memory. */
    int handleError(Error error) {
        trace(error);
        return error instanceof ServiceConfigurationError
                ? say(
                        "a plug-in cannot be loaded: " + error.getMessage()
                                + "\nTake its jar out of plugins/ (or OPIK_EXPORT_PLUGINS), or put a whole one there.",
                        ExitCode.UNFORESEEN)
                : unforeseen(error);
    }

    private int unforeseen(@Nullable Throwable cause) {
        return say(
                "this was not foreseen: " + cause
                        + (debug.getAsBoolean() ? "" : "\nRun it again with --debug and report what it prints."),
                ExitCode.UNFORESEEN);
    }

    /** The exit code of a command that returned one, after the last of its output was written. */
    int afterwards(int code) {
        boolean failed = environment.out().checkError();
        IOException failure = environment.rows().failure();
        if (code != ExitCode.OK
                || !failed
                || failure == null
                || environment.rows().isClosedByReader()) {
            return code;
        }
        return say("cannot write standard output: " + FileAdvice.of(failure), ExitCode.FILE);
    }

    private int say(String text, int code) {
        messages.fail(text, code);
        return code;
    }

    private void trace(Throwable exception) {
        if (debug.getAsBoolean()) {
            StringWriter text = new StringWriter();
            exception.printStackTrace(new PrintWriter(text));
            messages.trace(text.toString());
        }
    }
}
