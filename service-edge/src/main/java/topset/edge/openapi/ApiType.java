package topset.edge.openapi;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The type of a parameter or property in the OpenAPI document, where the Java type does not express it. */
public sealed interface ApiType {

    /** Text values. The document has one schema with the name, and all uses refer to it. */
    record Enumeration(String name, List<String> values) implements ApiType {
        public Enumeration {
            values = List.copyOf(values);
        }

        Schema schema() {
            return OASFactory.createSchema().type(List.of(SchemaType.STRING)).enumeration(List.copyOf(values));
        }
    }

    /** A JSON type with a format of JSON Schema or OpenAPI, such as {@code date-time}. */
    record Plain(SchemaType type, String format) implements ApiType {}

    record Bounded(int least, int most, int byDefault) implements ApiType {}

    static ApiType integer() {
        return new Plain(SchemaType.INTEGER, "int64");
    }

    static ApiType string() {
        return new Plain(SchemaType.STRING, "");
    }

    /** The values are the enum's constants as they are written in JSON. */
    static ApiType of(String name, Class<? extends Enum<?>> type) {
        return new Enumeration(
                name, Arrays.stream(type.getEnumConstants()).map(Enum::toString).toList());
    }

    default void writeTo(Schema schema) {
        schema.allOf(null).ref(null);
        switch (this) {
            case Enumeration enumeration -> schema.type(null).pattern(null).ref(enumeration.name());
            case Plain plain ->
                schema.type(List.of(plain.type())).format(plain.format().isEmpty() ? null : plain.format());
            case Bounded bounded ->
                schema.type(List.of(SchemaType.INTEGER))
                        .format("int32")
                        .minimum(BigDecimal.valueOf(bounded.least()))
                        .maximum(BigDecimal.valueOf(bounded.most()))
                        .defaultValue(bounded.byDefault());
        }
    }
}
