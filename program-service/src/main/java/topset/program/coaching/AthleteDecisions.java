package topset.program.coaching;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.web.Problem;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramDecider.ProgramDecision;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.SlotTargetMessages;
import topset.rules.week.WeeklySchedule;
import topset.store.Actor;
import topset.store.TypedEvent;
import topset.store.append.Tx;

/**
 * The decisions that one transaction makes about an athlete, whose lock it holds. Each decision changes the state in
 * which the next one is made. They are stored together.
 */
final class AthleteDecisions {
    private final AthletePrograms before;
    private final Instant now;
    private final List<ProgramEvent.Decision> decided;
    private final List<ProgramEvent.Decision> added = new ArrayList<>();
    private final Map<UUID, WeeklySchedule> weekdays = new LinkedHashMap<>();
    private AthletePrograms programs;

    /** @param decided the stored decisions about the athlete; only {@link Terms#PAST} needs them */
    AthleteDecisions(AthletePrograms before, List<ProgramEvent> decided, Instant now) {
        this.before = before;
        this.programs = before;
        this.decided = decided.stream()
                .filter(ProgramEvent.Decision.class::isInstance)
                .map(ProgramEvent.Decision.class::cast)
                .collect(Collectors.toCollection(ArrayList::new));
        this.now = now;
    }

    AthletePrograms programs() {
        return programs;
    }

    boolean isEmpty() {
        return added.isEmpty() && weekdays.isEmpty();
    }

    /**
     * Whether the decision is already stored or added. Decisions have no id, so two of them count as the same if their
     * type, subject (such as a lift and a week) and time are equal. Throws a problem 409 if the existing decision has
     * other values.
     */
    boolean has(Command command) {
        return decided.stream().anyMatch(each -> each.at().equals(command.asOf()) && isSame(each, command));
    }

    private static boolean isSame(ProgramEvent.Decision stored, Command command) {
        return switch (command.what()) {
            case CoachRequest.ChangeProfile(var details)
            when stored instanceof ProgramEvent.ProfileChanged changed -> {
                if (!changed.details().equals(details)) {
                    throw Problem.conflict("A change of the athlete's profile at " + command.asOf()
                            + " is already stored with other values");
                }
                yield true;
            }
            case CoachRequest.Decidable request
            when stored instanceof ProgramEvent.OfCoach decision ->
                decision.programId().equals(request.programId()) && request.isAbout(decision);
            case CoachRequest _ -> false;
        };
    }

    /** An imported start that is stored already was recognised before, by its time. */
    static void requireNew(CommandContext at) {
        switch (at.state()) {
            case ProgramState.Absent _ -> {}
            case ProgramState.Existing _ ->
                throw Problem.conflict("Program " + at.programId() + " already exists and was started at another time"
                        + " than the line says in 'at'");
            case ProgramState.Taken _ ->
                throw Problem.conflict("The id " + at.programId() + " is already used by another program of this gym");
        }
    }

    /** Returns null if the decision changes nothing. */
    ProgramEvent.@Nullable OfCoach add(CommandContext at, ProgramDecision decision) {
        return switch (decision) {
            case ProgramDecision.Unchanged _ -> null;
            case ProgramDecision.Changed(ProgramEvent.OfCoach event) -> {
                if (at.terms() == Terms.PAST) {
                    requireInOrder(
                            "program",
                            event.at(),
                            each -> each instanceof ProgramEvent.OfCoach earlier
                                    && earlier.programId().equals(event.programId()));
                }
                if (at.state() instanceof ProgramState.Existing existing) {
                    StateLimits.beforeChange(event, existing.program());
                }
                add(event, ProgramState.evolve(at.state(), event));
                yield event;
            }
            case ProgramDecision.Rejected rejected -> throw at.problem(rejected);
        };
    }

    private void requireInOrder(String what, Instant at, Predicate<ProgramEvent.Decision> isAboutIt) {
        decided.stream()
                .filter(isAboutIt)
                .reduce((_, last) -> last)
                .map(ProgramEvent.Decision::at)
                .filter(at::isBefore)
                .ifPresent(last -> {
                    throw Problem.refused(
                            "at",
                            "must not be before " + last + ", the time of the newest stored change of the " + what,
                            "order");
                });
    }

    void add(ProgramEvent.OfCoach event, Program program) {
        accept(event);
        programs = programs.with(program);
    }

    void add(ProgramEvent.ProfileChanged event) {
        requireInOrder("profile", event.at(), each -> each instanceof ProgramEvent.ProfileChanged);
        var changed = Profile.evolve(programs.profile(), event);
        StateLimits.beforeProfile(programs.profile(), changed);
        accept(event);
        programs = programs.with(changed);
    }

    private void accept(ProgramEvent.Decision event) {
        decided.add(event);
        added.add(event);
    }

    void add(Program program, WeeklySchedule schedule) {
        weekdays.put(program.id(), schedule);
        programs = programs.with(program.with(schedule));
    }

    void store(Tx tx, Actor actor) throws SQLException {
        var athlete = before.athlete();
        var streams = added.stream().map(event -> ProgramStream.of(athlete, event));
        tx.heads(streams.toList(), List.of(athlete));
        var recorded = new ArrayList<TypedEvent<ProgramEvent>>();
        for (var event : added) {
            var stream = ProgramStream.of(athlete, event).name();
            var stored = List.of(ProgramStream.newEvent(event, event.at()));
            recorded.addAll(tx.append(athlete, stream, stored, actor, TraceContext.current()));
        }
        var profile = programs.profile();
        var isNew = profile != null && !profile.equals(before.profile());
        tx.rows(AthleteTable.save(athlete, changed()).and(AthleteTable.save(athlete, isNew ? profile : null)));
        recorded.forEach(each -> retract(tx, each));
        for (var ofProgram : weekdays.entrySet()) {
            var event = new ProgramEvent.WeekdaysChanged(ofProgram.getKey(), ofProgram.getValue(), now);
            ProgramStream.refresh(tx, actor, athlete, event, now);
        }
    }

    private List<Program> changed() {
        return programs.programs().stream()
                .map(AthletePrograms.Planned::program)
                .filter(program -> before.find(program.id())
                        .map(planned -> !planned.program().equals(program))
                        .orElse(true))
                .toList();
    }

    /**
     * The compacted topic of targets only has lifts of the active program, so a program that was not active needs no
     * tombstones when it ends.
     */
    private void retract(Tx tx, TypedEvent<ProgramEvent> recorded) {
        if (recorded.event() instanceof ProgramEvent.ProgramEnded ended) {
            var active =
                    before.find(ended.programId()).stream().filter(planned -> before.isActive(planned.program(), now));
            SlotTargetMessages.tombstones(recorded.stored(), active, null).forEach(tx::message);
        }
    }
}
