package topset.program.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.Problem;
import topset.edge.TraceContext;
import topset.program.training.lift.Lift;
import topset.program.training.load.Exact;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.Erasure;
import topset.store.EventStore;
import topset.store.StoreFailedException;
import topset.store.StoreTransaction;
import topset.store.StreamKey;

/** Commands from outside: lock, load, decide, append with outbox, plan again, commit. */
@ApplicationScoped
public class ProgramService {
    private final EventStore store;
    private final DataSource dataSource;
    private final Planner planner;
    private final RuleChecks checks;
    private final Clock clock;

    public ProgramService(EventStore store, DataSource dataSource, Planner planner, RuleChecks checks, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.planner = planner;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * A program as stored.
     *
     * @param endsOn first day that is no longer part of it; absent while it runs on
     * @param currentWeek 0 or less before the start
     */
    public record Stored(
            Athlete athlete, Program program, @Nullable LocalDate endsOn, int currentWeek, boolean created) {

        static Stored of(AthletePrograms known, Program program, Instant now, boolean created) {
            return new Stored(
                    known.athlete(),
                    program,
                    known.endsOn(program).orElse(null),
                    known.calendar(program).weekOf(now),
                    created);
        }
    }

    /** Sets the profile; the same again changes nothing. */
    public Profile changeProfile(Actor actor, Athlete athlete, Profile.Details details) {
        var traceParent = TraceContext.current();
        return store.transact(List.of(athlete), tx -> {
            var known = AthleteTable.load(tx.connection(), athlete);
            var profile = known.profile();
            if (profile != null && profile.details().equals(details)) {
                return profile;
            }
            var now = clock.instant();
            var event = new ProgramEvent.ProfileChanged(details, now);
            var changed = Profile.evolve(profile, event);
            StateLimits.beforeProfile(profile, changed);
            append(tx, actor, athlete, Erasure.stream(athlete), event, now, traceParent);
            AthleteTable.save(tx.connection(), athlete, changed);
            if (profile != null && !profile.bodyweights().equals(changed.bodyweights())) {
                planner.bodyweightChanged(tx, actor, known.with(changed), now);
            } else {
                planner.timePassed(tx, actor, now, List.of(known.with(changed)));
            }
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

    /** The gym's athletes with a profile, by id, after that one. */
    public Map<String, Profile> profiles(String gym, String after, int limit) {
        try (var connection = dataSource.getConnection()) {
            return AthleteTable.profiles(connection, gym, after, limit);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Starts a program; the one before it ends. The same again answers what was stored first.
     *
     * @throws Problem 409 when the id belongs to another program, 422 naming each refused value
     */
    public Stored start(Actor actor, String gym, ProgramRequest request) {
        var programId = request.programId() == null ? UUID.randomUUID() : request.programId();
        var athlete = new Athlete(gym, request.athleteId());
        var traceParent = TraceContext.current();
        return store.transact(List.of(athlete), tx -> {
            var known = AthleteTable.load(tx.connection(), athlete);
            var existing = find(known, programId);
            if (existing.isPresent()) {
                return repeated(tx.connection(), known, existing.get(), request);
            }
            var checked = checks.start(tx.connection(), known, request);
            StateLimits.beforeStart(tx.connection(), athlete, clock.instant());
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
                    checked.warnings(),
                    request.fingerprint(),
                    now);
            Program program = null;
            for (var event : ProgramDecider.decide(start, null)) {
                append(tx, actor, athlete, Planner.streamName(programId), event, now, traceParent);
                program = Program.evolve(program, event);
                if (event instanceof ProgramEvent.ProgramStarted started) {
                    AthleteTable.insert(tx.connection(), athlete, started);
                }
            }
            var after = known.with(Objects.requireNonNull(program));
            planner.programsChanged(tx, actor, after, programId, now);
            return Stored.of(after, find(after, programId).orElseThrow(), now, true);
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
            return find(known, programId).map(program -> Stored.of(known, program, clock.instant(), false));
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** The athlete's programs, in the order in which they run. */
    public List<Stored> list(Athlete athlete) {
        try (var connection = dataSource.getConnection()) {
            var known = AthleteTable.load(connection, athlete);
            return known.programs().stream()
                    .map(planned -> Stored.of(known, planned.program(), clock.instant(), false))
                    .toList();
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** What was asked word for word is the same whatever has become of the profile since; said otherwise, it is by what it comes to. */
    private Stored repeated(Connection connection, AthletePrograms known, Program program, ProgramRequest request)
            throws SQLException {
        var athlete = known.athlete();
        var asked =
                AthleteTable.started(connection, athlete.gym(), program.id()).asked();
        if (!request.fingerprint().equals(asked) && !comesToTheSame(connection, known, program, request)) {
            throw Problem.conflict("program " + program.id() + " was started with other content");
        }
        return Stored.of(known, program, clock.instant(), false);
    }

    private boolean comesToTheSame(
            Connection connection, AthletePrograms known, Program program, ProgramRequest request) throws SQLException {
        return program.startsOn().equals(request.startsOn())
                && Objects.equals(program.template(), request.template())
                && Objects.equals(program.structure(), request.structureName())
                && asAsked(program.lifts())
                        .equals(asAsked(checks.start(connection, known, request).lifts()));
    }

    /** Without what a start from history came to, which depends on when it was asked for. */
    private static List<Lift> asAsked(List<Lift> lifts) {
        return lifts.stream()
                .map(lift -> lift.start().fromHistory() ? withoutFirstLoad(lift) : lift)
                .toList();
    }

    private static Lift withoutFirstLoad(Lift lift) {
        return new Lift(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                lift.unit(),
                lift.loadMode(),
                lift.scheme(),
                lift.method(),
                new Lift.Start(null, null, null, true, Exact.ZERO),
                lift.equipment(),
                lift.forced());
    }

    private static Optional<Program> find(AthletePrograms known, UUID programId) {
        return known.programs().stream()
                .map(AthletePrograms.Planned::program)
                .filter(program -> program.id().equals(programId))
                .findFirst();
    }

    private static void append(
            StoreTransaction tx,
            Actor actor,
            Athlete athlete,
            String stream,
            ProgramEvent event,
            Instant now,
            @Nullable String traceParent)
            throws SQLException {
        var version = tx.version(new StreamKey(athlete.gym(), stream));
        tx.append(List.of(
                new Append<>(athlete, stream, version, List.of(Planner.newEvent(event, now)), actor, traceParent)));
    }
}
