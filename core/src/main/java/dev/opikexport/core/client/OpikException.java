package dev.opikexport.core.client;

import dev.opikexport.filter.problem.Nearest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that did not succeed. The message is for users: what is wrong, where, and what to do next. */
public abstract sealed class OpikException extends IOException {

    private static final long serialVersionUID = 1L;

    private OpikException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the same request may succeed later. */
    public abstract boolean mayPass();

    /** No such project, workspace or path; a wrong API key looks the same on the server's read endpoints. */
    public static final class NotFound extends OpikException {

        private static final long serialVersionUID = 1L;

        NotFound(String message) {
            super(message, null);
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** No project of that name or id that the API key may see. */
    public static final class NoSuchProject extends OpikException {

        private static final long serialVersionUID = 1L;

        private final String said;
        private final String wanted;

        /** What the server said, the name or id that it did not find, and what to do. */
        NoSuchProject(String said, String wanted, String advice) {
            super(said + advice, null);
            this.said = said;
            this.wanted = wanted;
        }

        /** The same with the project that may have been meant, if a name is near. */
        NoSuchProject among(List<String> names) {
            String question = Nearest.question(wanted, names);
            return question.isEmpty() ? this : new NoSuchProject(said, wanted, question);
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** The API key or the workspace is not accepted. */
    public static final class Unauthorized extends OpikException {

        private static final long serialVersionUID = 1L;

        Unauthorized(String message) {
            super(message, null);
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** The server understood the request and refuses it, for example a filter. */
    public static final class BadRequest extends OpikException {

        private static final long serialVersionUID = 1L;

        BadRequest(String message) {
            super(message, null);
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** Too many requests in the server's time frame. */
    public static final class RateLimited extends OpikException {

        private static final long serialVersionUID = 1L;

        RateLimited(String message) {
            super(message, null);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** The server failed, or its database did; it says no more than that. */
    public static final class ServerError extends OpikException {

        private static final long serialVersionUID = 1L;

        ServerError(String message) {
            super(message, null);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** No answer: nobody listens, the connection broke, or the server fell silent. */
    public static final class Unreachable extends OpikException {

        private static final long serialVersionUID = 1L;

        /** Nobody answers, or not to the end. */
        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** The server's certificate is not believed, or is for another name. */
    public static final class Untrusted extends OpikException {

        private static final long serialVersionUID = 1L;

        /** The certificate is not trusted. */
        public Untrusted(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** An answer that is cut short, is not JSON, or is not from an Opik server. */
    public static final class BadAnswer extends OpikException {

        private static final long serialVersionUID = 1L;

        /** An answer of which nothing may be used. */
        public BadAnswer(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** The answer grew beyond the memory set aside for it; ask for fewer rows. */
    public static final class TooLarge extends OpikException {

        private static final long serialVersionUID = 1L;

        /** Beyond the memory set aside. */
        public TooLarge(String message) {
            super(message, null);
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }
}
