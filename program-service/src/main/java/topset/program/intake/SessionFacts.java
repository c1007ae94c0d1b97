package topset.program.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.contract.EventType;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetDetails;
import topset.contract.SetRemoved;
import topset.contract.Weight;
import topset.edge.identity.Caller;
import topset.edge.kafka.EventRecord;
import topset.edge.operations.TraceContext;
import topset.edge.web.JsonRules;
import topset.program.sets.ArrivedEvent;
import topset.rules.load.Loads;
import topset.store.Athlete;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

/**
 * Decodes session events. Accepts exactly the values that match the event's JSON Schema ({@code SessionFactsTest}), in
 * less than half of the time of a validation by the schema.
 */
public final class SessionFacts {
    private static final Map<String, EventType> TYPES = Arrays.stream(EventType.values())
            .filter(type -> type.source() == EventType.Source.SESSION)
            .collect(Collectors.toUnmodifiableMap(EventType::ceType, type -> type));

    private static final String ERASED = EventType.ATHLETE_ERASED.ceType();
    private static final ObjectMapper MAPPER = mapper();
    private static final Pattern GYM = Pattern.compile(Caller.GYM);
    private static final Pattern ATHLETE = Pattern.compile(Caller.ATHLETE_ID);
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final BigDecimal MOST_RPE = BigDecimal.TEN;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final String REVISION = "revision must be at least 2";

    private SessionFacts() {}

    private static ObjectMapper mapper() {
        var mapper = JsonRules.lenient();
        mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.pair(
                mapper.getDeserializationConfig().getAnnotationIntrospector(), new RequiredUnlessNullable()));
        return mapper;
    }

    /** A field without {@link Nullable} must be present. */
    private static final class RequiredUnlessNullable extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            if (!(member instanceof AnnotatedParameter parameter)
                    || !(parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor)) {
                return null;
            }
            return !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        }
    }

    /** An erasure is processed even if earlier events of this athlete are missing. */
    public static boolean erases(Incoming event) {
        return event.type().equals(ERASED);
    }

    /** Does not decode the value. */
    public static Incoming incoming(ConsumerRecord<byte[], byte[]> received) {
        return EventRecord.read(received, envelope -> new Athlete(envelope.gym(), envelope.subject()));
    }

    /**
     * Throws an {@link IllegalArgumentException} that says how the event differs from the contract. The gym and athlete
     * must be the same in the value and in the headers.
     */
    public static ArrivedEvent decode(Incoming event) {
        var type = TYPES.get(event.type());
        byte @Nullable [] value = event.value();
        if (type == null || value == null) {
            throw unreadable(type == null ? "unknown type " + event.type() : "the event has no value");
        }
        ArrivedEvent decoded;
        try {
            var trace = TraceContext.wellFormed(event.headers().get("traceparent"));
            decoded = ArrivedEvent.of(event, trace, read(type, value));
        } catch (RuntimeException e) {
            throw unreadable("not readable as " + event.type() + ": " + e.getMessage());
        }
        var fact = decoded.fact();
        if (!new Athlete(fact.gym(), fact.athleteId()).equals(event.athlete())) {
            throw unreadable("gym or athlete in the value differ from gym or athlete in the headers");
        }
        return decoded;
    }

    private static IllegalArgumentException unreadable(String reason) {
        return new IllegalArgumentException(Parked.shortened(reason));
    }

    static SessionFact read(EventType type, byte[] value) {
        var fact = parse(type.form(), new String(value, UTF_8));
        check("gym", fact.gym(), GYM);
        check("athleteId", fact.athleteId(), ATHLETE);
        switch (fact) {
            case CompletedSet set -> {
                if (type == EventType.SET_COMPLETED) {
                    require(set.revision() == 1, "revision must be 1");
                } else {
                    require(set.revision() >= 2, REVISION);
                }
                check(set.day());
                check(set.set());
            }
            case SetRemoved removed -> require(removed.revision() >= 2, REVISION);
            case SessionStarted started -> check(started.day());
            case SessionFinished _, AthleteErased _ -> {}
        }
        return fact;
    }

    private static SessionFact parse(Class<? extends Record> form, String json) {
        try {
            // The letters are in nearly no event, so hardly any is parsed twice.
            if (json.contains("null")) {
                refuseNulls(MAPPER.readTree(json), form);
            }
            return (SessionFact) MAPPER.readValue(json, form);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(field(e) + e.getOriginalMessage(), e);
        }
    }

    private static String field(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(each -> each.getFieldName() + ": ")
                        .collect(Collectors.joining())
                : "";
    }

    /** A field may be absent, but not null. */
    private static void refuseNulls(JsonNode json, Class<?> form) {
        require(json.isObject(), "the value must be an object");
        for (var component : form.getRecordComponents()) {
            var type = component.getType();
            var field = json.path(component.getName());
            require(!field.isNull(), component.getName() + " must not be null");
            if (type == SetDetails.class) {
                refuseNulls(json, type);
            } else if (type == Weight.class) {
                refuseNulls(field, type);
            }
        }
    }

    private static void check(SetDetails set) {
        check("exercise", set.exercise(), ID);
        var load = set.load();
        var most = Loads.heaviest(load.unit()).decimal();
        if (load.value().abs().compareTo(most) > 0) {
            throw new IllegalArgumentException("load must be at most " + most + " either way");
        }
        require(load.value().stripTrailingZeros().scale() <= 3, "load must have at most three decimals");
        require(set.reps() >= 0 && set.reps() <= 100, "reps must be 0 to 100");
        var rpe = set.rpe();
        if (rpe != null) {
            require(rpe.compareTo(BigDecimal.ONE) >= 0 && rpe.compareTo(MOST_RPE) <= 0, "rpe must be 1 to 10");
            require(rpe.multiply(TWO).stripTrailingZeros().scale() <= 0, "rpe must be a multiple of 0.5");
        }
        if (set.slotId() != null) {
            check("slotId", set.slotId(), ID);
        }
    }

    private static void check(@Nullable Integer day) {
        require(day == null || (day >= 1 && day <= 7), "day must be 1 to 7");
    }

    private static void check(String field, String text, Pattern pattern) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(field + " must match " + pattern);
        }
    }

    private static void require(boolean holds, String says) {
        if (!holds) {
            throw new IllegalArgumentException(says);
        }
    }
}
