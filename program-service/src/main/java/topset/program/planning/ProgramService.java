package topset.program.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.Exercises;
import topset.edge.Problem;
import topset.edge.TraceParent;
import topset.edge.Violation;
import topset.program.planning.ProgramEvent.LiftWarning;
import topset.program.training.LiftCheck;
import topset.program.training.lift.Lift;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.StoreFailedException;
import topset.store.StoreTransaction;
import topset.store.StreamKey;

/** Commands from outside: lock, load, decide, append with outbox, plan again, commit. */
@ApplicationScoped
public class ProgramService {
    private final EventStore store;
    private final DataSource dataSource;
    private final Planner planner;
    private final Exercises exercises;
    private final Clock clock;

    public ProgramService(EventStore store, DataSource dataSource, Planner planner, Exercises exercises, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.planner = planner;
        this.exercises = exercises;
        this.clock = clock;
    }

    /** A program as stored, and when it ends because another follows. */
    public record Stored(
            Athlete athlete, Program program, @Nullable LocalDate endsOn, boolean created) {}

    /** Sets the profile; the same again changes nothing. */
    public Profile changeProfile(Athlete athlete, Profile.Details details) {
        var traceParent = TraceParent.current();
        return store.transact(List.of(athlete), tx -> {
            var known = AthleteTable.load(tx.connection(), athlete);
            var profile = known.profile();
            if (profile != null && profile.details().equals(details)) {
                return profile;
            }
            var now = clock.instant();
            var event = new ProgramEvent.ProfileChanged(details, now);
            append(tx, athlete, "athlete-" + athlete.id(), event, now, traceParent);
            var changed = Profile.evolve(profile, event);
            AthleteTable.save(tx.connection(), athlete, changed);
            planner.timePassed(tx, List.of(athlete), now);
            return changed;
        });
    }

    /** The profile as it stands; absent when it was never set. */
    public Optional<Profile> profile(Athlete athlete) {
        try (var connection = dataSource.getConnection()) {
            return Optional.ofNullable(AthleteTable.load(connection, athlete).profile());
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Starts a program; the one before it ends. The same again answers what was stored first.
     *
     * @throws Problem 409 when the id belongs to another program, 422 naming each refused value
     */
    public Stored start(String gym, ProgramRequest request) {
        var programId = request.programId() == null ? UUID.randomUUID() : request.programId();
        var athlete = new Athlete(gym, request.athleteId());
        var traceParent = TraceParent.current();
        return store.transact(List.of(athlete), tx -> {
            var known = AthleteTable.load(tx.connection(), athlete);
            var checked = check(known, request);
            var existing = find(known, programId);
            if (existing.isPresent()) {
                return repeated(known, existing.get(), request, checked);
            }
            if (tx.version(new StreamKey(gym, Planner.streamName(programId))) > 0) {
                throw Problem.conflict("program " + programId + " exists");
            }
            var now = clock.instant();
            var start = new ProgramCommand.Start(
                    programId,
                    known.programs().size() + 1,
                    request.startsOn(),
                    request.template(),
                    request.structureName(),
                    checked.lifts(),
                    checked.warnings().stream()
                            .map(warning -> new LiftWarning(warning.rule(), warning.says()))
                            .toList(),
                    now);
            for (var event : ProgramDecider.decide(start, null)) {
                var recorded = append(tx, athlete, Planner.streamName(programId), event, now, traceParent);
                if (event instanceof ProgramEvent.ProgramStarted started) {
                    tx.publish(leaving(known, started, recorded, now));
                    AthleteTable.insert(tx.connection(), athlete, started);
                }
            }
            planner.timePassed(tx, List.of(athlete), now);
            var after = AthleteTable.load(tx.connection(), athlete);
            return stored(after, find(after, programId).orElseThrow(), true);
        });
    }

    /** A program of the gym; absent when there is none of that id. */
    public Optional<Stored> find(String gym, UUID programId) {
        try (var connection = dataSource.getConnection()) {
            var owner = AthleteTable.owner(connection, gym, programId);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            var known = AthleteTable.load(connection, owner.get());
            return find(known, programId).map(program -> stored(known, program, false));
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** The athlete's programs, in the order in which they run. */
    public List<Stored> list(Athlete athlete) {
        try (var connection = dataSource.getConnection()) {
            var known = AthleteTable.load(connection, athlete);
            return known.programs().stream()
                    .map(planned -> stored(known, planned.program(), false))
                    .toList();
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    private LiftCheck.Accepted check(AthleteTable.Known known, ProgramRequest request) {
        var profile = known.profile();
        if (profile == null) {
            throw Problem.refused(
                    "athleteId",
                    "athlete " + request.athleteId() + " has no profile yet: PUT /v1/athletes/" + request.athleteId()
                            + " with time zone and unit first",
                    "profile-first");
        }
        if (request.template() != null) {
            throw Problem.refused(
                    "template", "there is no template '" + request.template() + "': give the lifts", "template");
        }
        var details = profile.details();
        var context = new LiftCheck.Context(
                exercises::find,
                details.unit(),
                request.startsOn(),
                details.trainingSince(),
                details.injured(),
                details.goal() == null
                        ? null
                        : topset.contract.AthleteProfileChanged.Goal.valueOf(
                                details.goal().name()));
        return switch (LiftCheck.check(request.lifts(), context)) {
            case LiftCheck.Accepted accepted -> accepted;
            case LiftCheck.Refused refused ->
                throw Problem.refused(refused.violations().stream()
                        .map(each -> new Violation(each.field(), each.message(), each.rule()))
                        .toList());
        };
    }

    private static Stored repeated(
            AthleteTable.Known known, Program program, ProgramRequest request, LiftCheck.Accepted checked) {
        var same = program.startsOn().equals(request.startsOn())
                && Objects.equals(program.template(), request.template())
                && Objects.equals(program.structure(), request.structureName())
                && program.lifts().equals(checked.lifts());
        if (!same) {
            throw Problem.conflict("program " + program.id() + " was started with other content");
        }
        return stored(known, program, false);
    }

    private static Optional<Program> find(AthleteTable.Known known, UUID programId) {
        return known.programs().stream()
                .map(AthleteTable.Planned::program)
                .filter(program -> program.id().equals(programId))
                .findFirst();
    }

    private static Stored stored(AthleteTable.Known known, Program program, boolean created) {
        return new Stored(known.athlete(), program, known.endsOn(program).orElse(null), created);
    }

    /** Slots of the program that ran until now which the new one, when it runs already, does not have. */
    private static List<OutgoingMessage> leaving(
            AthleteTable.Known known, ProgramEvent.ProgramStarted started, RecordedEvent event, Instant now) {
        var today = now.atZone(Objects.requireNonNull(known.profile()).zone()).toLocalDate();
        var staying = started.lifts().stream().map(Lift::slotId).toList();
        return started.startsOn().isAfter(today)
                ? List.of()
                : known.active(today).stream()
                        .flatMap(active -> active.program().lifts().stream())
                        .map(Lift::slotId)
                        .filter(slot -> !staying.contains(slot))
                        .map(slot -> SlotTargetMessages.tombstone(event, slot))
                        .toList();
    }

    private static RecordedEvent append(
            StoreTransaction tx,
            Athlete athlete,
            String stream,
            ProgramEvent event,
            Instant now,
            @Nullable String traceParent)
            throws SQLException {
        var version = tx.version(new StreamKey(athlete.gym(), stream));
        return tx.append(List.of(new Append(
                        athlete, stream, version, List.of(Planner.newEvent(athlete, event, now)), traceParent)))
                .getFirst();
    }
}
