package topset.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The public events, with their names in CloudEvents headers and JSON Schemas. */
public enum EventType {
    SESSION_STARTED(Source.SESSION, "SessionStarted", SessionStarted.class),
    SET_COMPLETED(Source.SESSION, "SetCompleted", CompletedSet.class),
    SET_CORRECTED(Source.SESSION, "SetCorrected", CompletedSet.class),
    SET_REMOVED(Source.SESSION, "SetRemoved", SetRemoved.class),
    SESSION_FINISHED(Source.SESSION, "SessionFinished", SessionFinished.class),
    ATHLETE_ERASED(Source.SESSION, "AthleteErased", AthleteErased.class),
    ATHLETE_PROFILE_CHANGED(Source.PROGRAM, "AthleteProfileChanged", ProgramFact.AthleteProfileChanged.class),
    PROGRAM_STARTED(Source.PROGRAM, "ProgramStarted", ProgramFact.ProgramStarted.class),
    LIFT_CHANGED(Source.PROGRAM, "LiftChanged", ProgramFact.LiftChanged.class),
    PROGRAM_PAUSED(Source.PROGRAM, "ProgramPaused", ProgramFact.ProgramPaused.class),
    PROGRAM_RESUMED(Source.PROGRAM, "ProgramResumed", ProgramFact.ProgramResumed.class),
    PROGRAM_ENDED(Source.PROGRAM, "ProgramEnded", ProgramFact.ProgramEnded.class),
    TARGET_OVERRIDDEN(Source.PROGRAM, "TargetOverridden", ProgramFact.TargetOverridden.class),
    OVERRIDE_REMOVED(Source.PROGRAM, "OverrideRemoved", ProgramFact.OverrideRemoved.class),
    DELOAD_PLANNED(Source.PROGRAM, "DeloadPlanned", ProgramFact.DeloadPlanned.class),
    DELOAD_REMOVED(Source.PROGRAM, "DeloadRemoved", ProgramFact.DeloadRemoved.class),
    TARGET_RECOMPUTED(Source.PROGRAM, "TargetRecomputed", ProgramFact.TargetRecomputed.class),
    BACKOFF_ADJUSTED(Source.PROGRAM, "BackoffAdjusted", ProgramFact.BackoffAdjusted.class),
    FLAGS_CHANGED(Source.PROGRAM, "FlagsChanged", ProgramFact.FlagsChanged.class),
    ATHLETE_PLANS_ERASED(Source.PROGRAM, "AthletePlansErased", ProgramFact.AthletePlansErased.class),
    ATHLETE_COACHES_CHANGED(Source.GYM, "AthleteCoachesChanged", GymFact.AthleteCoachesChanged.class),
    COACHES_SEE_CHANGED(Source.GYM, "CoachesSeeChanged", GymFact.CoachesSeeChanged.class),
    EXERCISE_DEFINED(Source.GYM, "ExerciseDefined", GymFact.ExerciseDefined.class),
    EXERCISE_RETIRED(Source.GYM, "ExerciseRetired", GymFact.ExerciseRetired.class);

    /** The service that publishes the event, and the Kafka topic. */
    public enum Source {
        SESSION("session", "/topset/session-service", Topics.SESSION_EVENTS),
        PROGRAM("program", "/topset/program-service", Topics.PROGRAM_EVENTS),
        GYM("gym", "/topset/program-service", Topics.GYM_EVENTS);

        private final String word;
        private final String uri;
        private final String topic;

        Source(String word, String uri, String topic) {
            this.word = word;
            this.uri = uri;
            this.topic = topic;
        }

        /** The Kafka header {@code ce_source}. */
        public String uri() {
            return uri;
        }

        public String topic() {
            return topic;
        }
    }

    private static final Map<Class<?>, EventType> OF_FORMS = Arrays.stream(values())
            .filter(type -> type.form != CompletedSet.class)
            .collect(Collectors.toUnmodifiableMap(EventType::form, type -> type));

    private final Source source;
    private final String eventName;
    private final Class<? extends Record> form;

    EventType(Source source, String eventName, Class<? extends Record> form) {
        this.source = source;
        this.eventName = eventName;
        this.form = form;
    }

    /** The type as which a record is published. */
    public static EventType of(Object fact) {
        return fact instanceof CompletedSet set
                ? set.revision() == 1 ? SET_COMPLETED : SET_CORRECTED
                : Objects.requireNonNull(OF_FORMS.get(fact.getClass()));
    }

    public Source source() {
        return source;
    }

    /** Such as {@code SetCompleted}. */
    public String eventName() {
        return eventName;
    }

    /** The record class whose JSON form is the value of the Kafka message. */
    public Class<? extends Record> form() {
        return form;
    }

    /** The Kafka header {@code ce_type}, such as {@code topset.session.SetCompleted.v1}. */
    public String ceType() {
        return "topset." + source.word + "." + eventName + ".v1";
    }

    /** The Kafka header {@code ce_dataschema}, such as {@code urn:topset:schema:SetCompleted:v1}. */
    public String dataSchema() {
        return "urn:topset:schema:" + eventName + ":v1";
    }

    /** JSON Schema (2020-12), such as {@code /schema/SetCompleted.v1.json}. */
    public String schemaResource() {
        return "/schema/" + eventName + ".v1.json";
    }
}
