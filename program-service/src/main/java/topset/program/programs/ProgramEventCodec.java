package topset.program.programs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.ProgramFact;
import topset.edge.web.ContractJson;
import topset.edge.web.JsonRules;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;

/**
 * The stored form of events and derived values: JSON with exact numbers as fractions, such as {@code "5/2"}. A result
 * is stored in its public form.
 */
public final class ProgramEventCodec {

    private static final Map<String, Class<? extends ProgramEvent>> FORMS = kinds(ProgramEvent.class)
            .filter(kind -> kind != ProgramEvent.Result.class)
            .collect(toUnmodifiableMap(ProgramEventCodec::name, kind -> kind.asSubclass(ProgramEvent.class)));

    /** The stored types of results, whose JSON is the value of the public event. */
    private static final Map<String, EventType> RESULTS = Map.of(
            "WeekRecomputed.v1", EventType.TARGET_RECOMPUTED,
            "FlagsChanged.v1", EventType.FLAGS_CHANGED,
            "BackoffAdjusted.v1", EventType.BACKOFF_ADJUSTED);

    private static final Map<Class<? extends Record>, String> RESULT_TYPES = RESULTS.entrySet().stream()
            .collect(toUnmodifiableMap(each -> each.getValue().form(), Map.Entry::getKey));

    /** Does not look for repeated names and malformed texts, because the service has written the stored JSON itself. */
    private static final ObjectMapper MAPPER = JsonRules.lenient()
            .disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .registerModule(new SimpleModule("stored")
                    .addDeserializer(String.class, StringDeserializer.instance)
                    .addSerializer(Exact.class, ToStringSerializer.instance)
                    .addDeserializer(Exact.class, new ExactNumber()))
            .addMixIn(Prescription.class, PrescriptionForms.class);

    private ProgramEventCodec() {}

    public static String type(ProgramEvent event) {
        return event instanceof ProgramEvent.Result(var fact)
                ? requireNonNull(RESULT_TYPES.get(fact.getClass()))
                : name(event.getClass());
    }

    /** The records of a sealed interface. */
    public static Stream<Class<?>> kinds(Class<?> of) {
        return of.isSealed()
                ? Arrays.stream(of.getPermittedSubclasses()).flatMap(ProgramEventCodec::kinds)
                : Stream.of(of);
    }

    /** Golden files have these names, so a renamed class is noticed. */
    private static String name(Class<?> kind) {
        return kind.getSimpleName() + ".v1";
    }

    public static boolean isDecision(String type) {
        return isOf(ProgramEvent.Decision.class, type);
    }

    public static boolean isOfRosterRow(String type) {
        return isOf(ProgramEvent.OfRosterRow.class, type);
    }

    private static boolean isOf(Class<? extends ProgramEvent> kind, String type) {
        var form = FORMS.get(type);
        return form != null && kind.isAssignableFrom(form);
    }

    /** Whether this release knows the type of a stored event. A newer release may have stored events of more types. */
    public static boolean knows(String type) {
        return FORMS.containsKey(type) || RESULTS.containsKey(type);
    }

    /** Null if events of this type are no results. */
    public static @Nullable EventType result(String type) {
        return RESULTS.get(type);
    }

    public static ProgramEvent read(String type, String data) {
        var result = RESULTS.get(type);
        if (result != null) {
            return new ProgramEvent.Result((ProgramFact) ContractJson.read(data, result.form()));
        }
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("unknown type of a stored event: " + type);
        }
        return read(data, form);
    }

    public static String data(ProgramEvent event) {
        return event instanceof ProgramEvent.Result(var fact) ? ContractJson.text(fact) : write(event);
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String data, Class<T> form) {
        try {
            return MAPPER.readValue(data, form);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String data, TypeReference<T> form) {
        try {
            return MAPPER.readValue(data, form);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Prescription.TopSet.class, name = "TOP_SET"),
        @JsonSubTypes.Type(value = Prescription.Straight.class, name = "STRAIGHT")
    })
    private interface PrescriptionForms {}

    private static final class ExactNumber extends StdScalarDeserializer<Exact> {
        private static final long serialVersionUID = 1;

        ExactNumber() {
            super(Exact.class);
        }

        @Override
        public Exact deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Exact.parse(parser.getText());
        }
    }
}
