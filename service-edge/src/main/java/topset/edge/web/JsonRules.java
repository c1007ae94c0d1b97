package topset.edge.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import topset.contract.ProfileDetails;
import topset.edge.web.ParameterTypes.DateParameter;

/**
 * The rules of all JSON mappers: exact decimals, times that keep their offset, no type coercion, no silently dropped
 * values.
 */
public final class JsonRules {
    private static final String ISO_TIME = "an ISO-8601 time with offset, as in 2026-11-24T18:05:00+01:00";

    private JsonRules() {}

    /** For request bodies. Rejects unknown fields. */
    public static ObjectMapper strict() {
        return strict(new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module()));
    }

    /** For events. Ignores unknown fields, because an event may gain optional fields (docs/analytics.md). */
    public static ObjectMapper lenient() {
        return strict().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    static ObjectMapper strict(ObjectMapper mapper) {
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.READ_ENUMS_USING_TO_STRING,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(
                DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        mapper.enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        for (var type : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            mapper.coercionConfigFor(type)
                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        mapper.addMixIn(ProfileDetails.Bodyweight.class, BodyweightJson.class);
        return mapper.registerModule(new SimpleModule("topset")
                .addDeserializer(String.class, new PlainText())
                .addDeserializer(
                        OffsetDateTime.class, new ParsedText<>(OffsetDateTime.class, ISO_TIME, JsonRules::time))
                .addDeserializer(
                        Instant.class,
                        new ParsedText<>(
                                Instant.class, ISO_TIME, text -> time(text).map(OffsetDateTime::toInstant)))
                .addDeserializer(
                        LocalDate.class, new ParsedText<>(LocalDate.class, DateParameter.SAYS, JsonRules::date))
                .addSerializer(BigDecimal.class, new PlainDecimal()));
    }

    /** Refuses other JSON types, and strings that PostgreSQL or UTF-8 cannot store. */
    private static final class PlainText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        PlainText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            var text = parser.getText();
            if (!isWellFormed(text)) {
                return (String) context.handleWeirdStringValue(String.class, "…", "not well-formed text");
            }
            return text;
        }
    }

    /** No U+0000, and surrogates in pairs. Creates no objects, because every text of every JSON value is checked. */
    private static boolean isWellFormed(String text) {
        for (int n = 0; n < text.length(); n++) {
            char character = text.charAt(n);
            if (Character.isSurrogate(character)) {
                n++;
                if (n == text.length() || !Character.isSurrogatePair(character, text.charAt(n))) {
                    return false;
                }
            } else if (character == '\0') {
                return false;
            }
        }
        return true;
    }

    /** A value that must be written as a JSON string, which is parsed. */
    static class ParsedText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final Class<T> type;
        private final String expected;
        private final transient Function<String, Optional<T>> read;

        ParsedText(Class<T> type, String expected, Function<String, Optional<T>> read) {
            super(type);
            this.type = type;
            this.expected = expected;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            var text = parser.getText();
            var value = read.apply(text);
            return value.isPresent()
                    ? value.get()
                    : type.cast(context.handleWeirdStringValue(type, text, "expected " + expected));
        }
    }

    /** The contract does not know this class of annotations. */
    interface BodyweightJson {
        @JsonDeserialize(using = Day.class)
        LocalDate measuredAt();
    }

    /** A date, or the local date of a time with an offset. */
    public static final class Day extends ParsedText<LocalDate> {
        private static final long serialVersionUID = 1;

        public Day() {
            super(
                    LocalDate.class,
                    DateParameter.SAYS,
                    text -> time(text).map(OffsetDateTime::toLocalDate).or(() -> date(text)));
        }
    }

    /** Empty if not a date in the years 2 to 9998. */
    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(date -> isNear(date.getYear()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static boolean isNear(int year) {
        return year >= 2 && year <= 9998;
    }

    /** Empty if not a time in the years 2 to 9998, which stays within 1 to 9999 at every other offset too. */
    public static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text)).filter(time -> isNear(time.getYear()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /**
     * Without trailing zeros and exponent: 120, not 120.0 or 1.2E+2. A number such as 1E+2147483647 keeps its exponent,
     * because its digits would not fit into memory.
     */
    private static final class PlainDecimal extends StdScalarSerializer<BigDecimal> {
        private static final long serialVersionUID = 1;
        private static final int MOST_ZEROS = 1_000;

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            var stripped = value.scale() < -MOST_ZEROS ? value : value.stripTrailingZeros();
            generator.writeNumber(
                    Math.abs((long) stripped.scale()) > MOST_ZEROS ? stripped.toString() : stripped.toPlainString());
        }
    }
}
