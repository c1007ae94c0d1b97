package topset.verification.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Topics;

/** Builds a few events of one gym, and newest states of slots, for tests of the queries. */
final class Story {
    static final String GYM = "gym";

    /** The JSON of a target event's data that describes the completed week. */
    static final String ESTIMATE = """
            "slotId": "bench", "exercise": "bench-press", "week": 2, "prescription": {"unit": "kg"},
            "done": {"week": 1, "e1rm": 140}""";

    /**
     * The JSON of a target event's data that describes the completed week, for a slot whose exercise changes in the new
     * week.
     */
    static final String ESTIMATE_OF_ANOTHER_LIFT = """
            "slotId": "bench", "exercise": "close-grip-bench-press", "week": 2, "prescription": {"unit": "lb"},
            "done": {"week": 1, "e1rm": 140, "exercise": "bench-press", "unit": "kg"}""";

    private final List<Landed> events = new ArrayList<>();
    private final @Nullable String topic;
    private long offset;

    /** Creates a builder of events on the log topics, with offsets far above zero. */
    Story() {
        this.topic = null;
        this.offset = 1_000_000_000;
    }

    /** Creates a builder of events at the beginning of one topic, which may have events of both services. */
    Story(String topic) {
        this.topic = topic;
    }

    /** Returns the events that were added since the last call. */
    List<Landed> newEvents() {
        var added = List.copyOf(events);
        events.clear();
        return added;
    }

    void started(String athlete, int sequence, String on) {
        started(athlete, sequence, on, program(athlete));
    }

    void started(String athlete, int sequence, String on, String program) {
        decided(
                athlete,
                sequence,
                program,
                "ProgramStarted",
                on,
                "\"startsOn\": \"" + on + "\", \"lifts\": [{\"day\": 1}]");
    }

    void decided(String athlete, int sequence, String type, String recordedOn, String data) {
        decided(athlete, sequence, program(athlete), type, recordedOn, data);
    }

    void decided(String athlete, int sequence, String program, String type, String recordedOn, String data) {
        add(
                EventType.Source.PROGRAM,
                "topset.program." + type + ".v1",
                athlete,
                sequence,
                recordedOn,
                "{\"programId\": \"" + program + "\", " + data + "}");
    }

    /** Adds a target of the athlete's program, decided on 6 January. */
    void planned(String athlete, int sequence, String slot, int week, String load) {
        planned(athlete, sequence, program(athlete), slot, week, load);
    }

    void planned(String athlete, int sequence, String program, String slot, int week, String load) {
        decided(
                athlete,
                sequence,
                program,
                "TargetRecomputed",
                "2026-01-06",
                "\"slotId\": \"%1$s\", \"exercise\": \"%1$s\", \"week\": %2$d, \"prescription\": %3$s"
                        .formatted(slot, week, prescription(load)));
    }

    void ended(String athlete, int sequence) {
        decided(athlete, sequence, "ProgramEnded", "2026-01-17", "\"endsOn\": \"2026-01-19\"");
    }

    void lifted(String athlete, int sequence, String on) {
        add(EventType.Source.SESSION, EventType.SET_COMPLETED.ceType(), athlete, sequence, on, """
                {"setId": "%1$s %2$d", "sessionId": "%1$s %2$d", "sessionStartedAt": "%3$sT18:00:00Z",
                 "exercise": "bench-press", "role": "TOP", "load": {"value": 120, "unit": "kg"}, "reps": 4,
                 "rpe": 8.5, "revision": 1}""".formatted(
                        athlete, sequence, on));
    }

    /** Adds the start of a program with one lift on day 1, on 5 January. */
    void startedWith(String athlete, int sequence, String slot, String exercise, String variant) {
        decided(
                athlete,
                sequence,
                "ProgramStarted",
                "2026-01-05",
                "\"startsOn\": \"2026-01-05\", \"lifts\": [%s]".formatted(lift(slot, exercise, variant)));
    }

    /** Adds a change of a lift to another variant from a given week on. */
    void changed(String athlete, int sequence, int fromWeek, String slot, String exercise, String variant) {
        decided(
                athlete,
                sequence,
                "LiftChanged",
                "2026-01-06",
                "\"fromWeek\": %d, \"lift\": %s".formatted(fromWeek, lift(slot, exercise, variant)));
    }

    private static String lift(String slot, String exercise, String variant) {
        return "{\"slotId\": \"%s\", \"day\": 1, \"exercise\": \"%s\", \"scheme\": {\"variant\": \"%s\"}}"
                .formatted(slot, exercise, variant);
    }

    /** Adds the sets of one session: STRAIGHT sets of 50 kg, one set for each number of reps, three minutes apart. */
    void miniSets(String athlete, int firstSequence, String on, String exercise, int... reps) {
        for (int n = 0; n < reps.length; n++) {
            add(
                    EventType.Source.SESSION,
                    EventType.SET_COMPLETED.ceType(),
                    athlete,
                    firstSequence + n,
                    on,
                    """
                    {"setId": "%1$s %2$d", "sessionId": "%1$s %3$s", "sessionStartedAt": "%3$sT18:00:00Z",
                     "completedAt": "%3$sT18:%4$02d:00+01:00", "day": 1, "exercise": "%5$s", "role": "STRAIGHT",
                     "load": {"value": 50, "unit": "kg"}, "reps": %6$d, "revision": 1}""".formatted(athlete, firstSequence + n, on, 3 * n, exercise, reps[n]));
        }
    }

    void erased(String athlete, int sequence) {
        add(EventType.Source.SESSION, EventType.ATHLETE_ERASED.ceType(), athlete, sequence, "2026-01-08", "{}");
    }

    void plansErased(String athlete, int sequence) {
        add(EventType.Source.PROGRAM, EventType.ATHLETE_PLANS_ERASED.ceType(), athlete, sequence, "2026-01-08", "{}");
    }

    private void add(EventType.Source source, String type, String athlete, int sequence, String on, String data) {
        var at = LocalDate.parse(on).atTime(19, 0).atOffset(ZoneOffset.UTC);
        events.add(new Landed(
                topic == null ? source.topic() : topic,
                0,
                offset++,
                new Envelope(
                        athlete + "/" + source.topic() + "/" + sequence,
                        source.uri(),
                        type,
                        at,
                        athlete,
                        GYM,
                        "stream",
                        sequence,
                        sequence,
                        at,
                        "schema",
                        null),
                data));
    }

    static String program(String athlete) {
        return athlete + "'s program";
    }

    /**
     * Returns a record of the compacted topic for a slot of the athlete's program. The record's current week is the
     * week before the given one.
     */
    static ConsumerRecord<String, byte[]> newest(String athlete, String slot, int sequence, int week, String load) {
        return newest(athlete, program(athlete), slot, sequence, week, load);
    }

    static ConsumerRecord<String, byte[]> newest(
            String athlete, String program, String slot, int sequence, int week, String load) {
        var state = """
                {"programId": "%s", "exercise": "%s", "current": {"week": %d},
                 "next": {"week": %d, "prescription": %s}}""".formatted(program, slot, week - 1, week, prescription(load));
        return state(athlete, slot, sequence, state.getBytes(UTF_8));
    }

    /** Returns the tombstone of a slot of the athlete. */
    static ConsumerRecord<String, byte[]> gone(String athlete, String slot, int sequence) {
        return state(athlete, slot, sequence, null);
    }

    private static ConsumerRecord<String, byte[]> state(
            String athlete, String slot, int sequence, byte @Nullable [] value) {
        var record =
                new ConsumerRecord<String, byte[]>(Topics.TARGETS, 0, 0L, Topics.slotKey(GYM, athlete, slot), value);
        record.headers().add("ce_athletesequence", Integer.toString(sequence).getBytes(UTF_8));
        return record;
    }

    private static String prescription(String load) {
        return "{\"unit\": \"kg\", \"top\": {\"load\": " + load + "}}";
    }
}
