package topset.program.coaching.past;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.program.profiles.ProfileLimits;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.RosterRefresh;
import topset.program.publishing.SlotTargetMessages;
import topset.program.rules.schedule.WeeklySchedule;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.StoreTransaction;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.erasure.Erasure;

/**
 * Collects the decisions about one athlete (changes of the profile and of programs) during an import. The import first
 * adds decisions in memory, then stores all added decisions with one append. An instance is used in one transaction
 * that holds the athlete's lock.
 */
final class AthleteHistory {
    private static final String PROFILES = "select data from event where gym = ? and stream = ? and version > 0"
            + " and type = 'ProfileChanged.v1' order by version";

    private static final String DECISIONS =
            "select program_id, definition, decisions from program where gym = ? and athlete = ?";

    private final Athlete athlete;
    private final Instant now;
    private final AthletePrograms before;
    private final List<ProgramEvent.ProfileChanged> profiles;
    private final Map<UUID, List<ProgramEvent.OfCoach>> decisions;
    private final List<ProgramEvent> added = new ArrayList<>();
    private final Map<UUID, WeeklySchedule> weekdays = new LinkedHashMap<>();
    private AthletePrograms programs;

    private AthleteHistory(
            AthletePrograms programs,
            List<ProgramEvent.ProfileChanged> profiles,
            Map<UUID, List<ProgramEvent.OfCoach>> decisions,
            Instant now) {
        this.athlete = programs.athlete();
        this.before = programs;
        this.programs = programs;
        this.profiles = profiles;
        this.decisions = decisions;
        this.now = now;
    }

    static AthleteHistory load(StoreTransaction tx, Athlete athlete, Instant now) throws SQLException {
        return new AthleteHistory(
                AthleteTable.load(tx.connection(), athlete), profiles(tx, athlete), decisions(tx, athlete), now);
    }

    private static List<ProgramEvent.ProfileChanged> profiles(StoreTransaction tx, Athlete athlete)
            throws SQLException {
        var profiles = new ArrayList<ProgramEvent.ProfileChanged>();
        try (var query = tx.connection().prepareStatement(PROFILES)) {
            query.setString(1, athlete.gym());
            query.setString(2, Erasure.stream(athlete));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    profiles.add(ProgramEventCodec.read(rows.getString(1), ProgramEvent.ProfileChanged.class));
                }
            }
        }
        return profiles;
    }

    private static Map<UUID, List<ProgramEvent.OfCoach>> decisions(StoreTransaction tx, Athlete athlete)
            throws SQLException {
        var decisions = new HashMap<UUID, List<ProgramEvent.OfCoach>>();
        try (var query = tx.connection().prepareStatement(DECISIONS)) {
            query.setString(1, athlete.gym());
            query.setString(2, athlete.id());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    decisions.put(
                            rows.getObject(1, UUID.class), AthleteTable.decided(rows.getString(2), List.of((String[])
                                    rows.getArray(3).getArray())));
                }
            }
        }
        return decisions;
    }

    Instant now() {
        return now;
    }

    /**
     * Returns the athlete's profile and programs as they are after all stored decisions and all decisions that were
     * added in memory.
     */
    AthletePrograms programs() {
        return programs;
    }

    /**
     * Returns the decisions about a program, in order; the first decision started the program. Empty if the program
     * does not exist.
     */
    List<ProgramEvent.OfCoach> decisions(UUID programId) {
        return decisions.getOrDefault(programId, List.of());
    }

    boolean hasChanged() {
        return !added.isEmpty() || !weekdays.isEmpty();
    }

    /**
     * Whether the decision of an imported line is already stored or added. Two decisions count as the same if their
     * type, program, slot (lift), week and time are equal.
     *
     * @throws Problem 409 if the existing decision has other values
     */
    boolean has(PastDecision decision) {
        var at = decision.at().toInstant();
        if (decision.profile() != null) {
            var same = profiles.stream()
                    .filter(each -> each.changedAt().equals(at))
                    .findFirst();
            if (same.isPresent()
                    && !same.get().details().equals(decision.profile().details())) {
                throw Problem.conflict(
                        "A change of the athlete's profile at " + at + " is already stored with other" + " values");
            }
            return same.isPresent();
        }
        var programId = decision.programId();
        return programId != null
                && decisions(programId).stream().anyMatch(each -> PastDecisionMatch.isSame(each, decision, at));
    }

    /** Adds a change of the profile to the history in memory. */
    void add(ProgramEvent.ProfileChanged event) {
        if (!profiles.isEmpty() && profiles.getLast().changedAt().isAfter(event.changedAt())) {
            throw outOfOrder("profile", profiles.getLast().changedAt());
        }
        var changed = Profile.evolve(programs.profile(), event);
        ProfileLimits.beforeChange(programs.profile(), changed);
        profiles.add(event);
        added.add(event);
        programs = programs.with(changed);
    }

    /** Adds a decision about a program to the history in memory, and the program as it is after the decision. */
    void add(ProgramEvent.OfCoach event, Program program) {
        decisions.computeIfAbsent(event.programId(), none -> new ArrayList<>()).add(event);
        added.add(event);
        programs = programs.with(program);
    }

    /** Adds the newest weekdays of a program to the history in memory. */
    void add(UUID programId, WeeklySchedule schedule) {
        weekdays.put(programId, schedule);
        programs =
                programs.with(programs.find(programId).orElseThrow().program().with(schedule));
    }

    static Problem outOfOrder(String what, Instant last) {
        return Problem.refused(
                "at", "must not be before " + last + ", the time of the newest stored change of the " + what, "order");
    }

    /** Appends the decisions that were added in memory to the event store, with their outgoing Kafka messages. */
    void store(StoreTransaction tx, Actor actor, @Nullable String traceParent) throws SQLException {
        var recorded = tx.append(appends(tx, actor, traceParent));
        for (var event : added) {
            if (event instanceof ProgramEvent.OfCoach decided) {
                AthleteTable.store(tx.connection(), athlete, decided);
            }
        }
        for (var changed : weekdays.entrySet()) {
            AthleteTable.saveWeekdays(tx.connection(), athlete.gym(), changed.getKey(), changed.getValue());
            RosterRefresh.weekdays(
                    tx, actor, athlete, new ProgramEvent.WeekdaysChange(changed.getKey(), changed.getValue()), now);
        }
        var profile = programs.profile();
        if (profile != null && !profile.equals(before.profile())) {
            AthleteTable.save(tx.connection(), athlete, profile);
        }
        tx.publish(tombstones(recorded));
    }

    private List<Append<ProgramEvent>> appends(StoreTransaction tx, Actor actor, @Nullable String traceParent)
            throws SQLException {
        var streams = new LinkedHashMap<StreamKey, List<NewEvent<ProgramEvent>>>();
        for (var event : added) {
            streams.computeIfAbsent(stream(event), none -> new ArrayList<>())
                    .add(ProgramStream.newEvent(event, time(event)));
        }
        var versions = tx.versions(streams.keySet());
        var appends = new ArrayList<Append<ProgramEvent>>();
        streams.forEach((stream, events) -> appends.add(
                new Append<>(athlete, stream.name(), versions.getOrDefault(stream, 0L), events, actor, traceParent)));
        return appends;
    }

    private StreamKey stream(ProgramEvent event) {
        return event instanceof ProgramEvent.OfCoach decided
                ? ProgramStream.of(athlete.gym(), decided.programId())
                : new StreamKey(athlete.gym(), Erasure.stream(athlete));
    }

    private static Instant time(ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.ProfileChanged changed -> changed.changedAt();
            case ProgramEvent.OfCoach decided -> PastDecisionMatch.time(decided);
            case ProgramEvent other ->
                throw new IllegalStateException("this event does not record a person's command: " + other);
        };
    }

    /**
     * Makes Kafka tombstones for the lifts of programs that have ended. The compacted topic of targets only has lifts
     * of the active program, so other programs need no tombstones.
     */
    private List<OutgoingMessage> tombstones(List<TypedEvent<ProgramEvent>> recorded) {
        var messages = new ArrayList<OutgoingMessage>();
        for (var each : recorded) {
            if (each.event() instanceof ProgramEvent.ProgramEnded ended) {
                before.find(ended.programId())
                        .filter(planned -> before.isActive(planned.program(), now))
                        .ifPresent(planned ->
                                messages.addAll(SlotTargetMessages.tombstones(each.stored(), planned.program())));
            }
        }
        return messages;
    }
}
