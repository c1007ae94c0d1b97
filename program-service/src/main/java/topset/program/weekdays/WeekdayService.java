package topset.program.weekdays;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.coaching.ProgramService.Stored;
import topset.program.coaching.StateLimits;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent.WeekdaysChanged;
import topset.program.programs.ProgramState;
import topset.program.publishing.RosterRefresh;
import topset.program.replanning.Cause;
import topset.program.replanning.Planner;
import topset.rules.check.WeekdayCheck;
import topset.rules.week.DayWeekday;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;

/** Changes the weekdays of a program's days. Each change holds the athlete's lock. */
@ApplicationScoped
public class WeekdayService {
    private final EventStore store;
    private final Planner planner;
    private final Clock clock;

    public WeekdayService(EventStore store, Planner planner, Clock clock) {
        this.store = store;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * Replaces the weekdays of all days from today on. Does nothing if the weekdays are equal to the stored ones.
     *
     * @throws Problem 404 if the athlete has no such program, 409 if the program is over, 422 if a value is refused or
     * the weekdays have changed too often
     */
    public Stored change(Actor actor, Athlete athlete, UUID programId, List<DayWeekday> weekdays) {
        return store.run(List.of(athlete), tx -> {
            var now = clock.instant();
            var programs = AthleteTable.load(tx.connection(), athlete);
            var program = programs.find(programId)
                    .orElseThrow(() -> NotFound.program(programId))
                    .program();
            check(program, weekdays);
            var schedule = program.schedule().changed(weekdays, programs.today(now), now);
            if (schedule.days().equals(program.schedule().days())) {
                return Stored.of(tx.connection(), programs, program, now, false);
            }
            if (programs.state(program, now) instanceof ProgramState.Ended) {
                throw Problem.conflict("Program " + programId + " has ended, so it cannot be changed");
            }
            StateLimits.beforeWeekdays(program);
            tx.rows(AthleteTable.store(athlete, program.with(schedule)));
            RosterRefresh.append(tx, actor, Map.of(athlete, new WeekdaysChanged(programId, schedule, now)), now);
            var changed = programs.with(program.with(schedule));
            var calendar = changed.calendar(program);
            var since = calendar.startOf(Math.max(1, calendar.weekOf(now)));
            planner.replan(tx, actor, changed, new Cause.Decision(programId, since), now);
            // The answer reads the new plan.
            tx.send();
            return Stored.of(tx.connection(), changed, program.with(schedule), now, false);
        });
    }

    private static void check(Program program, List<DayWeekday> weekdays) {
        var found = new Violations(WeekdaysRequest.class);
        WeekdayCheck.check("weekdays", weekdays, program.days())
                .forEach(each -> found.refuse(each.field(), each.message(), each.rule()));
        found.throwIfAny();
    }
}
