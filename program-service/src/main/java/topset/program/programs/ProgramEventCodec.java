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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.ProgramFact;
import topset.edge.web.ContractJson;
import topset.edge.web.JsonRules;
import topset.program.programs.ProgramEvent.AthleteErased;
import topset.program.programs.ProgramEvent.DayMissed;
import topset.program.programs.ProgramEvent.DeloadPlanned;
import topset.program.programs.ProgramEvent.DeloadRemoved;
import topset.program.programs.ProgramEvent.FlagOpened;
import topset.program.programs.ProgramEvent.FlagSeen;
import topset.program.programs.ProgramEvent.LiftChanged;
import topset.program.programs.ProgramEvent.OverrideRemoved;
import topset.program.programs.ProgramEvent.ProfileChanged;
import topset.program.programs.ProgramEvent.ProgramEnded;
import topset.program.programs.ProgramEvent.ProgramPaused;
import topset.program.programs.ProgramEvent.ProgramResumed;
import topset.program.programs.ProgramEvent.ProgramStarted;
import topset.program.programs.ProgramEvent.RowChanged;
import topset.program.programs.ProgramEvent.TargetOverridden;
import topset.program.programs.ProgramEvent.WeekdaysChanged;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.store.erasure.Erasure;

/**
 * Converts the program service's events, and the values derived from events, to their stored form: JSON with exact
 * numbers as fractions, such as {@code "5/2"}. A result is stored in its public form instead.
 */
public final class ProgramEventCodec {

    static final Map<String, Class<? extends ProgramEvent>> FORMS = Map.ofEntries(
            Map.entry("ProfileChanged.v1", ProfileChanged.class),
            Map.entry("ProgramStarted.v1", ProgramStarted.class),
            Map.entry("LiftChanged.v1", LiftChanged.class),
            Map.entry("ProgramPaused.v1", ProgramPaused.class),
            Map.entry("ProgramResumed.v1", ProgramResumed.class),
            Map.entry("ProgramEnded.v1", ProgramEnded.class),
            Map.entry("TargetOverridden.v1", TargetOverridden.class),
            Map.entry("OverrideRemoved.v1", OverrideRemoved.class),
            Map.entry("DeloadPlanned.v1", DeloadPlanned.class),
            Map.entry("DeloadRemoved.v1", DeloadRemoved.class),
            Map.entry(Erasure.TYPE, AthleteErased.class),
            Map.entry("FlagSeen.v1", FlagSeen.class),
            Map.entry("FlagOpened.v1", FlagOpened.class),
            Map.entry("WeekdaysChanged.v1", WeekdaysChanged.class),
            Map.entry("DayMissed.v1", DayMissed.class),
            Map.entry("RowChanged.v1", RowChanged.class));

    /** The stored types of results, whose JSON is the value of the public event. */
    private static final Map<String, EventType> RESULTS = Map.of(
            "WeekRecomputed.v1", EventType.TARGET_RECOMPUTED,
            "FlagsChanged.v1", EventType.FLAGS_CHANGED,
            "BackoffAdjusted.v1", EventType.BACKOFF_ADJUSTED);

    private static final Map<Class<? extends Record>, String> RESULT_TYPES = RESULTS.entrySet().stream()
            .collect(toUnmodifiableMap(each -> each.getValue().form(), Map.Entry::getKey));

    private static final Map<Class<? extends ProgramEvent>, String> TYPES =
            FORMS.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

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
        return requireNonNull(
                event instanceof ProgramEvent.Result(var fact)
                        ? RESULT_TYPES.get(fact.getClass())
                        : TYPES.get(event.getClass()));
    }

    /**
     * The events that record a person's command. All other stored events are derived from these events and from sets.
     */
    public static List<String> commandTypes() {
        return FORMS.entrySet().stream()
                .filter(form -> ProgramEvent.OfCoach.class.isAssignableFrom(form.getValue())
                        || form.getValue() == ProfileChanged.class)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether stored events of the given type are unpublished changes of an athlete's roster row. */
    public static boolean isOfRosterRow(String type) {
        var form = FORMS.get(type);
        return form != null && ProgramEvent.OfRosterRow.class.isAssignableFrom(form);
    }

    /** Whether this release knows the type of a stored event. A newer release may have stored events of more types. */
    public static boolean knows(String type) {
        return FORMS.containsKey(type) || RESULTS.containsKey(type);
    }

    /** Returns the public event that a stored result is; null if events of this type are no results. */
    public static @Nullable EventType result(String type) {
        return RESULTS.get(type);
    }

    /** Throws an {@link IllegalStateException} if the type is unknown. */
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

    /** The JSON that is stored for an event. */
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
