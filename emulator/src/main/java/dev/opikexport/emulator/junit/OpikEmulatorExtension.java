package dev.opikexport.emulator.junit;

import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An emulator for the tests of a class: {@code @RegisterExtension static}, or {@code @ExtendWith} and a parameter of type
 * {@link OpikEmulator}. Faults and counted requests end with each test; rows that a test logs stay until the class ends. In a field that
 * is not static it is an emulator for each test.
 */
public final class OpikEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final EmulatorOptions options;
    private @Nullable OpikEmulator emulator;
    private boolean ofClass;

    /** With the built-in data set. */
    public OpikEmulatorExtension() {
        this(EmulatorOptions.defaults());
    }

    /** With other options. */
    public OpikEmulatorExtension(EmulatorOptions options) {
        this.options = options;
    }

    /**
     * The running emulator.
     *
     * @throws IllegalStateException outside the tests that it is for
     */
    public OpikEmulator emulator() {
        if (emulator == null) {
            throw new IllegalStateException("no test is running, or the field is not static and used for all tests");
        }
        return emulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass = true;
        emulator = OpikEmulator.start(options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!ofClass) {
            emulator = OpikEmulator.start(options);
        }
        emulator().faults().clear();
        emulator().requests().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!ofClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void stop() {
        emulator().close();
        emulator = null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OpikEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }
}
