package topset.program.plans;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.program.programs.WeekTable;
import topset.program.replanning.Replan;
import topset.program.sets.FinishedSessions;
import topset.program.sets.SetFactTable;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.inbox.InboxStatus;

/** If a week has ended since a plan was stored, the plan is computed up to now for the answer, and not stored. */
@ApplicationScoped
public class Plans {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Waiters waiters;
    private final GymCatalogues catalogues;
    private final Clock clock;

    public Plans(DataSource dataSource, Waiters waiters, GymCatalogues catalogues, Clock clock) {
        this.dataSource = dataSource;
        this.waiters = waiters;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /**
     * The part of a plan that a request needs.
     *
     * @param fromWeek its argument is the number of the current week
     * @param weeks the number of weeks; the week after them is read too
     * @param onlyToday the plan of today needs the weeks until the next one, because a session may start up to a day
     * after its sets by the caller's clock, and only the sets of today's newest session
     */
    private record Part(IntUnaryOperator fromWeek, int weeks, boolean onlyToday) {
        /** A session that began before midnight may belong to the previous week. */
        static final Part TODAY = new Part(current -> current - 1, Integer.MAX_VALUE, true);
    }

    public void await(Athlete athlete, long atLeast) {
        waiters.await(athlete, atLeast, PATIENCE);
    }

    /**
     * Throws a problem 404 if the athlete has no profile, or no such program with a plan. Without {@code programId},
     * reads the active program. The argument of {@code fromWeek} is the number of the current week.
     */
    public PlanAsOf require(Athlete athlete, @Nullable UUID programId, IntUnaryOperator fromWeek) {
        return require(athlete, programId, fromWeek, Integer.MAX_VALUE);
    }

    /** Also reads the week after them. The sets are read only if one of these weeks may still change. */
    public PlanAsOf require(Athlete athlete, @Nullable UUID programId, IntUnaryOperator fromWeek, int weeks) {
        return require(athlete, programId, new Part(fromWeek, weeks, false));
    }

    /**
     * Only the weeks around today, and the newest session with a set of today. If the request waits for a set, the
     * transaction that stores the set answers it.
     */
    public PlanAsOf today(Athlete athlete, @Nullable Long atLeast) {
        var committed = atLeast == null
                ? Optional.<PlanAsOf>empty()
                : waiters.await(athlete, atLeast, PATIENCE).plan();
        return committed.orElseGet(() -> require(athlete, null, Part.TODAY));
    }

    private PlanAsOf require(Athlete athlete, @Nullable UUID programId, Part part) {
        var asOf = clock.instant();
        return Query.on(dataSource, connection -> {
            // The sequence number of the newest processed event is read before the weeks and sets. So the weeks and
            // sets include at least all events up to this number.
            var roundTrip = new RoundTrip();
            var inbox = InboxStatus.of(roundTrip, List.of(athlete));
            var stored = AthleteTable.load(roundTrip, athlete);
            roundTrip.run(connection);
            var programs = stored.programs();
            if (programs.profile() == null) {
                throw NotFound.profile(athlete.id());
            }
            var planned = (programId == null ? programs.currentOrNext(programs.today(asOf)) : programs.find(programId))
                    .filter(found -> found.plannedTo() > 0)
                    .orElseThrow(() -> programId == null
                            ? NotFound.activeProgram(athlete.id())
                            : NotFound.program(athlete.id(), programId));
            var status = inbox.getOrDefault(athlete, InboxStatus.NEW);
            return read(connection, programs, planned, status, part, asOf);
        });
    }

    private PlanAsOf read(
            Connection connection,
            AthletePrograms programs,
            AthletePrograms.Planned planned,
            InboxStatus status,
            Part part,
            Instant asOf)
            throws SQLException {
        var athlete = programs.athlete();
        var program = planned.program();
        var definition =
                programs.definition(program, catalogues.of(programs, queries -> queries.run(connection))::find);
        var profile = programs.requireProfile();
        var calendar = definition.calendar();
        var current = Math.max(1, calendar.weekOf(asOf));
        var from = Math.max(1, Math.min(part.fromWeek().applyAsInt(current), planned.plannedTo() - 1));
        // The plan of a final week cannot change, so it is read as stored. Computing it would need all later sets, and
        // these might be the sets of several years.
        var isCertain = part.weeks() < planned.plannedTo() - 1 - from;
        // Only the end of a week makes a stored plan out of date, because every set is stored with the changed plan.
        // Then the plan is computed from all sets since the first week.
        var nextWeekAt = planned.nextWeekAt();
        var isBehind = !isCertain && nextWeekAt != null && !asOf.isBefore(nextWeekAt);
        var onlyToday = part.onlyToday() && !isBehind;
        var to = isCertain ? from + part.weeks() : onlyToday ? current + 1 : Integer.MAX_VALUE;
        var roundTrip = new RoundTrip();
        var wanted = new WeekTable.Wanted(athlete, program, from, to);
        var weeks = WeekTable.load(roundTrip, List.of(wanted));
        var since = calendar.startOf(from);
        List<LoggedSet> sets;
        if (isCertain) {
            sets = List.of();
        } else if (onlyToday) {
            sets = SetFactTable.newestSession(roundTrip, athlete, since, programs.today(asOf), profile.zone());
        } else {
            sets = SetFactTable.since(roundTrip, athlete, since);
        }
        var finished = FinishedSessions.find(roundTrip, athlete);
        roundTrip.run(connection);
        var stored = Objects.requireNonNull(
                WeekTable.programs(List.of(wanted), weeks).get(program.id()));
        var now = stored;
        if (isBehind) {
            var replan = new Replan(athlete, from, definition, sets, Set.of(), asOf, null);
            now = stored.with(stored.planState().with(replan.of(stored).rows()));
        }
        return new PlanAsOf(
                now,
                definition,
                profile,
                programs.endsOn(program).orElse(null),
                sets,
                finished,
                asOf,
                status.seen(),
                status.parked());
    }
}
