package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;

/** Reads enums from bodies as leniently as the server does: any case, with {@code -} or {@code .} for {@code _}. */
public final class FuzzyEnums {

    private FuzzyEnums() {}

    /** The reading as a module of Jackson. */
    public static Module module() {
        SimpleModule module = new SimpleModule("fuzzy enums");
        module.setDeserializers(new SimpleDeserializers() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> findEnumDeserializer(
                    Class<?> type, DeserializationConfig config, BeanDescription description) {
                return new Fuzzy(type);
            }
        });
        return module;
    }

    private static final class Fuzzy extends StdScalarDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        private final transient Object[] constants;

        Fuzzy(Class<?> type) {
            super(type);
            constants = type.getEnumConstants();
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            String name = text.strip().replace('-', '_').replace('.', '_');
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
                    return constant;
                }
            }
            return context.handleWeirdStringValue(
                    handledType(), text, "%s was not one of %s", text, Arrays.toString(constants));
        }
    }
}
