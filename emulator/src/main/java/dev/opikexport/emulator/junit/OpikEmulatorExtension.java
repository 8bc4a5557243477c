package dev.opikexport.emulator.junit;

import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An emulator for the tests of a class: {@code @RegisterExtension static}, or {@code @ExtendWith} and a parameter of type
 * {@link OpikEmulator}. Faults and counted requests end with each test; rows that a test logs stay until the class ends.
 */
public final class OpikEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private final EmulatorOptions options;
    private @Nullable OpikEmulator emulator;

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
     * @throws IllegalStateException outside the tests of the class
     */
    public OpikEmulator emulator() {
        if (emulator == null) {
            throw new IllegalStateException("no test of the class is running, or the extension's field is not static");
        }
        return emulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        emulator = OpikEmulator.start(options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator().faults().clear();
        emulator().requests().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
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
