package dev.opikexport.cli.run;

import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.core.Cancel;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What Ctrl-C does while rows are read: the first ends the export in order, the second at once.
 *
 * <p>Only {@code sun.misc.Signal}, module jdk.unsupported, hears Ctrl-C twice; it is reached by name because the compiler warns of
 * it. On a Java without it Ctrl-C just ends the program, which leaves no half-written file behind either.
 */
public final class Interrupts implements AutoCloseable {

    private final Object before;

    private Interrupts(Object before) {
        this.before = before;
    }

    public static Interrupts cancelling(Cancel cancel, Messages messages) {
        return new Interrupts(handle((proxy, method, arguments) -> {
            if (!method.getName().equals("handle")) {
                return method.getName().equals("equals")
                        ? (Object) (proxy == arguments[0])
                        : System.identityHashCode(proxy);
            }
            if (cancel.isRequested()) {
                cancel.stop();
            } else {
                messages.warn("ending after what was begun; Ctrl-C once more ends at once");
                cancel.finish();
            }
            return null;
        }));
    }

    @Override
    public void close() {
        install(before);
    }

    private static Object handle(InvocationHandler action) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            return install(Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, action));
        } catch (ClassNotFoundException e) {
            return action;
        }
    }

    /** Returns the handler that was there before. */
    private static Object install(Object handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return handler;
        }
    }
}
