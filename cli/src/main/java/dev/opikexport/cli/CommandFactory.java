package dev.opikexport.cli;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.Program;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands: one whose constructor takes an {@link Environment}, or a {@link Program} behind it, gets them. */
record CommandFactory(Environment environment) implements IFactory {

    private static final List<Class<?>> TAKEN = List.of(Environment.class, Program.class);

    private static final Program PROGRAM = new Program() {
        @Override
        public int run(Environment environment, String... arguments) {
            return Main.run(environment, arguments);
        }

        @Override
        public CommandLine describe(Environment environment, String... arguments) {
            return Main.commandLine(environment, arguments);
        }
    };

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Object[] given = {environment, PROGRAM};
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            int count = constructor.getParameterCount();
            if (count > 0 && count <= given.length && takes(constructor, count)) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(Arrays.copyOf(given, count)));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }

    private static boolean takes(Constructor<?> constructor, int count) {
        return List.of(constructor.getParameterTypes()).equals(TAKEN.subList(0, count));
    }
}
