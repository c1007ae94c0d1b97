package topset.rules.week;

import topset.rules.lift.FlagCode;
import topset.rules.lift.Outcome;
import topset.rules.progression.Progression;
import topset.rules.progression.ProgressionResult;
import topset.rules.progression.WeekContext;

/** Judges an untrained week, which is paused, still running, or missed (training-rules.md § 3.5 and § 6). */
final class UntrainedWeek {

    private UntrainedWeek() {}

    static ProgressionResult result(Progression method, WeekContext week, SlotWeek entered, PastWeek past) {
        if (past.paused()) {
            Outcome outcome = past.over() ? Outcome.NOT_TRAINED : Outcome.NOT_YET_TRAINED;
            return method.repeat(week).because(outcome, "pause", "week " + entered.week() + " is paused: ");
        }
        return past.over()
                ? layoff(method, week, entered.week(), missedWeeks(entered, past))
                : method.hold(week)
                        .because(
                                Outcome.NOT_YET_TRAINED,
                                "not-yet-trained",
                                "not trained yet in week " + entered.week() + ": ");
    }

    /** Paused weeks and the running week do not count. */
    static int missedWeeks(SlotWeek entered, PastWeek past) {
        int before = entered.state().missedWeeks();
        return past.over() && !past.paused() ? before + 1 : before;
    }

    /**
     * The first untrained week repeats the load, the second in a row reduces it by 10 %, and later ones repeat the
     * reduced load.
     */
    private static ProgressionResult layoff(Progression method, WeekContext week, int number, int missed) {
        String lead = (missed == 1 ? "week " + number + " not trained" : missed + " weeks in a row not trained") + ": ";
        return missed == 2
                ? method.reduce(week).because(Outcome.NOT_TRAINED, "layoff.reduce", lead, FlagCode.LAYOFF)
                : method.hold(week).because(Outcome.NOT_TRAINED, "layoff.hold", lead);
    }
}
