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
import topset.program.programs.DecidedEvents;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.RosterRefresh;
import topset.program.publishing.SlotTargetMessages;
import topset.rules.week.WeeklySchedule;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RoundTrip;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.append.Tx;
import topset.store.erasure.Erasure;

/**
 * Collects the decisions about one athlete (changes of the profile and of programs) during an import. The import first
 * adds decisions in memory, then stores all added decisions with one append. An instance is used in one transaction
 * that holds the athlete's lock.
 */
final class AthleteHistory {
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

    /** The stored decisions about some athletes. It is complete when the round trip has run that reads it. */
    static final class StoredHistories {
        private final AthleteTable.StoredPrograms programs;
        private final Map<Athlete, List<ProgramEvent>> decided;

        private StoredHistories(AthleteTable.StoredPrograms programs, Map<Athlete, List<ProgramEvent>> decided) {
            this.programs = programs;
            this.decided = decided;
        }

        /** Adds the queries for the stored decisions about athletes to a round trip. */
        static StoredHistories read(RoundTrip roundTrip, List<Athlete> athletes) {
            return new StoredHistories(AthleteTable.load(roundTrip, athletes), DecidedEvents.read(roundTrip, athletes));
        }

        AthleteHistory of(Athlete athlete, Instant now) {
            var profiles = new ArrayList<ProgramEvent.ProfileChanged>();
            var decisions = new HashMap<UUID, List<ProgramEvent.OfCoach>>();
            for (var event : decided.getOrDefault(athlete, List.of())) {
                switch (event) {
                    case ProgramEvent.ProfileChanged changed -> profiles.add(changed);
                    case ProgramEvent.OfCoach decision ->
                        decisions
                                .computeIfAbsent(decision.programId(), none -> new ArrayList<>())
                                .add(decision);
                    case ProgramEvent.Result _, ProgramEvent.OfRosterRow _, ProgramEvent.AthleteErased _ -> {}
                }
            }
            return new AthleteHistory(programs.of(athlete), profiles, decisions, now);
        }
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

    /**
     * Appends the decisions that were added to some histories to the event store, with their outgoing Kafka messages,
     * and changes the tables.
     */
    static void store(Tx tx, Actor actor, @Nullable String traceParent, List<AthleteHistory> histories)
            throws SQLException {
        var appends = new ArrayList<Append<ProgramEvent>>();
        var started = new LinkedHashMap<Athlete, List<Program>>();
        var changed = new LinkedHashMap<Athlete, List<Program>>();
        var profiles = new LinkedHashMap<Athlete, Profile>();
        for (var history : histories) {
            appends.addAll(history.appends(actor, traceParent));
            history.changed()
                    .forEach(program -> (history.before.find(program.id()).isPresent() ? changed : started)
                            .computeIfAbsent(history.athlete, none -> new ArrayList<>())
                            .add(program));
            var profile = history.programs.profile();
            if (profile != null && !profile.equals(history.before.profile())) {
                profiles.put(history.athlete, profile);
            }
        }
        tombstones(histories, tx.append(appends)).forEach(tx::message);
        tx.rows(AthleteTable.store(started, changed).and(AthleteTable.save(profiles)));
        for (var history : histories) {
            history.storeWeekdays(tx, actor);
        }
    }

    /** The programs that are different after the import. */
    private List<Program> changed() {
        return programs.programs().stream()
                .map(AthletePrograms.Planned::program)
                .filter(program -> before.find(program.id())
                        .map(planned -> !planned.program().equals(program))
                        .orElse(true))
                .toList();
    }

    private void storeWeekdays(Tx tx, Actor actor) throws SQLException {
        for (var changed : weekdays.entrySet()) {
            var event = new ProgramEvent.WeekdaysChanged(changed.getKey(), changed.getValue(), now);
            RosterRefresh.append(tx, actor, Map.of(athlete, event), now);
        }
    }

    private List<Append<ProgramEvent>> appends(Actor actor, @Nullable String traceParent) {
        var streams = new LinkedHashMap<StreamKey, List<NewEvent<ProgramEvent>>>();
        for (var event : added) {
            streams.computeIfAbsent(stream(event), none -> new ArrayList<>())
                    .add(ProgramStream.newEvent(event, time(event)));
        }
        var appends = new ArrayList<Append<ProgramEvent>>();
        for (var stream : streams.entrySet()) {
            appends.add(new Append<>(athlete, stream.getKey().name(), stream.getValue(), actor, traceParent));
        }
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
    private static List<OutgoingMessage> tombstones(
            List<AthleteHistory> histories, List<TypedEvent<ProgramEvent>> recorded) {
        var before = new HashMap<Athlete, AthleteHistory>();
        histories.forEach(history -> before.put(history.athlete, history));
        var messages = new ArrayList<OutgoingMessage>();
        for (var each : recorded) {
            var history = before.get(each.stored().athlete());
            if (history != null && each.event() instanceof ProgramEvent.ProgramEnded ended) {
                history.before
                        .find(ended.programId())
                        .filter(planned -> history.before.isActive(planned.program(), history.now))
                        .ifPresent(planned ->
                                messages.addAll(SlotTargetMessages.tombstones(each.stored(), planned.program())));
            }
        }
        return messages;
    }
}
