package topset.program.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.Problem;
import topset.edge.TraceContext;
import topset.program.planning.ProgramService.Stored;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LiftRequest;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.StoreFailedException;
import topset.store.StoreTransaction;
import topset.store.StreamKey;

/** What coaches change of a running program: lock, load, check, decide, append with outbox, plan again, commit. */
@ApplicationScoped
public class CoachService {
    private final EventStore store;
    private final DataSource dataSource;
    private final Planner planner;
    private final RuleChecks checks;
    private final Clock clock;

    public CoachService(EventStore store, DataSource dataSource, Planner planner, RuleChecks checks, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.planner = planner;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * Whose program it is: asked before a body is looked at.
     *
     * @throws Problem 404 when the gym has none of that id
     */
    public Athlete owner(String gym, UUID programId) {
        try (var connection = dataSource.getConnection()) {
            return AthleteTable.owner(connection, gym, programId).orElseThrow(() -> NotFound.program(programId));
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** A program and what surrounds it, at the moment of the command. */
    record On(Connection connection, AthletePrograms known, Program program, Instant now) {

        int currentWeek() {
            return known.calendar(program).weekOf(now);
        }

        boolean isOver() {
            return known.endsOn(program)
                    .filter(end -> !end.isAfter(known.today(now)))
                    .isPresent();
        }
    }

    /** A command, and the first week that may come out differently by it. */
    private record Wanted(CoachCommand command, int fromWeek) {}

    /** What is wanted, given what is known under the athlete's lock. */
    private interface Ask {
        Wanted of(On on) throws SQLException;
    }

    /**
     * Changes a lift from the next week on.
     *
     * @throws Problem 404 when there is no such slot, 409 when the program is over, 422 naming each refused value
     */
    public Stored changeLift(Actor actor, Athlete athlete, UUID programId, String slotId, LiftRequest asked) {
        return command(actor, athlete, programId, on -> {
            var fromWeek = Math.max(0, on.currentWeek()) + 1;
            var checked = checks.change(on, slot(on, slotId, fromWeek), fromWeek, asked);
            return new Wanted(
                    new CoachCommand.ChangeLift(fromWeek, checked.lift(), checked.warnings(), on.now()), fromWeek - 1);
        });
    }

    /**
     * Sets a slot's target of one week by hand; what is not given stays as computed.
     *
     * @throws Problem 404 when there is no such slot, 409 when the program is over, 422 naming each refused value
     */
    public Stored override(
            Actor actor, Athlete athlete, UUID programId, String slotId, int week, OverrideRequest asked) {
        return command(actor, athlete, programId, on -> {
            var override = checks.override(slot(on, slotId, week), week, asked);
            var force = asked.force();
            return new Wanted(
                    new CoachCommand.OverrideTarget(override, force == null ? null : force.reason(), on.now()),
                    week - 1);
        });
    }

    /** Takes an override back. */
    public Stored removeOverride(Actor actor, Athlete athlete, UUID programId, String slotId, int week) {
        return command(actor, athlete, programId, on -> {
            slot(on, slotId, week);
            return new Wanted(new CoachCommand.RemoveOverride(slotId, week, on.now()), week - 1);
        });
    }

    /** Rests from a day on. */
    public Stored pause(Actor actor, Athlete athlete, UUID programId, PauseRequest asked) {
        return command(
                actor,
                athlete,
                programId,
                on -> new Wanted(
                        new CoachCommand.Pause(asked.from(), asked.to(), asked.reason(), on.now()),
                        Math.max(1, on.program().weekOf(asked.from()))));
    }

    /**
     * Goes on today, or calls off a pause that has not begun.
     *
     * @param from of the pause that is meant; absent: whichever runs
     * @throws Problem 409 when another pause would end with the one that is meant
     */
    public Stored resume(Actor actor, Athlete athlete, UUID programId, @Nullable LocalDate from) {
        return command(actor, athlete, programId, on -> {
            var today = on.known().today(on.now());
            if (from != null && on.program().adjustments().wouldEndAnother(today, from)) {
                throw Problem.conflict("another pause covers the day on which the one from " + from
                        + " would end, and would end with it: end that one first");
            }
            return new Wanted(
                    new CoachCommand.Resume(today, from, on.now()),
                    Math.max(1, on.program().weekOf(today)));
        });
    }

    /** Ends the program: today is no longer part of it. */
    public Stored end(Actor actor, Athlete athlete, UUID programId) {
        return command(
                actor,
                athlete,
                programId,
                on -> new Wanted(new CoachCommand.End(on.known().today(on.now()), on.now()), Integer.MAX_VALUE));
    }

    private Stored command(Actor actor, Athlete athlete, UUID programId, Ask ask) {
        var traceParent = TraceContext.current();
        return store.transact(List.of(athlete), tx -> {
            var now = clock.instant();
            var known = AthleteTable.load(tx.connection(), athlete);
            var program = known.find(programId)
                    .map(AthletePrograms.Planned::program)
                    .orElseThrow(() -> NotFound.program(programId));
            var on = new On(tx.connection(), known, program, now);
            var wanted = ask.of(on);
            var events = CoachDecider.decide(wanted.command(), program);
            if (!events.isEmpty()) {
                if (on.isOver()) {
                    throw Problem.conflict("program " + programId + " is over");
                }
                StateLimits.beforeChange(
                        wanted.command(), program, AthleteTable.decisions(tx.connection(), athlete.gym(), programId));
                store(tx, actor, on, events, traceParent);
                for (var event : events) {
                    program = Program.evolve(program, event);
                }
                known = known.with(program);
                planAgain(tx, actor, new On(tx.connection(), known, program, now), wanted);
            }
            return Stored.of(known, program, now, false);
        });
    }

    private static void store(
            StoreTransaction tx, Actor actor, On on, List<ProgramEvent.OfCoach> events, @Nullable String traceParent)
            throws SQLException {
        var athlete = on.known().athlete();
        var stream =
                new StreamKey(athlete.gym(), Planner.streamName(on.program().id()));
        var recorded = tx.append(List.of(new Append<>(
                athlete,
                stream.name(),
                tx.version(stream),
                events.stream().map(event -> Planner.newEvent(event, on.now())).toList(),
                actor,
                traceParent)));
        for (var event : events) {
            AthleteTable.add(tx.connection(), athlete.gym(), on.program().id(), event);
            if (event instanceof ProgramEvent.ProgramEnded) {
                tx.publish(leaving(on, recorded.getLast().stored()));
            }
        }
    }

    /** The topic of newest states has the slots of the program that is active. */
    private static List<OutgoingMessage> leaving(On on, RecordedEvent ended) {
        var gone = new ArrayList<OutgoingMessage>();
        if (on.known().isActive(on.program(), on.now())) {
            on.program().lifts().forEach(lift -> gone.add(SlotTargetMessages.tombstone(ended, lift.slotId())));
        }
        return gone;
    }

    private void planAgain(StoreTransaction tx, Actor actor, On on, Wanted wanted) throws SQLException {
        if (wanted.command() instanceof CoachCommand.End) {
            planner.programsChanged(tx, actor, on.known(), on.program().id(), on.now());
        } else {
            planner.decided(tx, actor, on.known(), on.program().id(), wanted.fromWeek(), on.now());
        }
    }

    private static Lift slot(On on, String slotId, int week) {
        if (!on.program().hasSlot(slotId)) {
            throw NotFound.slot(on.program(), slotId);
        }
        return on.program().lift(slotId, week);
    }
}
