package topset.program.training;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Reason;
import topset.program.training.progression.EnteredWeek;
import topset.program.training.progression.Progression;
import topset.program.training.progression.ProgressionResult;
import topset.program.training.progression.Rested;
import topset.program.training.progression.Target;
import topset.program.training.progression.TrainedWeek;

/**
 * What a week came to for the top load (training-rules.md § 3).
 *
 * @param missedWeeks weeks in a row that were not trained
 * @param isPaused the week was paused: the plan repeats
 */
record TopMove(Outcome outcome, Target target, int missedWeeks, Reason why, Set<FlagCode> flags, boolean isPaused) {

    static TopMove of(
            SlotRules rules,
            SlotWeek entered,
            EnteredWeek week,
            List<LoggedSet> counting,
            @Nullable DecidingSet deciding,
            WeekStep.Past past) {
        Progression method = rules.method();
        if (deciding != null) {
            ProgressionResult judged = method.next(new TrainedWeek(week, counting, deciding));
            return new TopMove(judged.outcome(), judged.next(), 0, judged.why(), judged.flags(), false);
        }
        if (past.paused()) {
            return paused(method, entered, week, past.over());
        }
        return past.over() ? layoff(method, entered, week) : notYetTrained(method, entered, week);
    }

    /** {@code pause}: the plan again, with the same state and counters. */
    private static TopMove paused(Progression method, SlotWeek entered, EnteredWeek week, boolean over) {
        Rested rested = method.repeat(week);
        String says = "week " + entered.week() + " is paused: " + rested.says();
        return new TopMove(
                over ? Outcome.NOT_TRAINED : Outcome.NOT_YET_TRAINED,
                rested.next(),
                entered.state().missedWeeks(),
                new Reason("pause", says, List.of()),
                Set.of(),
                true);
    }

    /** {@code not-yet-trained}: while the week runs its load is shown again and nothing is counted. */
    private static TopMove notYetTrained(Progression method, SlotWeek entered, EnteredWeek week) {
        Rested rested = method.hold(week);
        String says = "not trained yet in week " + entered.week() + ": " + rested.says();
        return new TopMove(
                Outcome.NOT_YET_TRAINED,
                rested.next(),
                entered.state().missedWeeks(),
                new Reason("not-yet-trained", says, List.of()),
                Set.of(),
                false);
    }

    /** {@code layoff.hold}, {@code layoff.reduce}: <b>D-5</b>, the second week not trained takes a tenth off, later ones hold. */
    private static TopMove layoff(Progression method, SlotWeek entered, EnteredWeek week) {
        int missed = entered.state().missedWeeks() + 1;
        boolean reduces = missed == 2;
        String weeks = missed == 1 ? "week " + entered.week() + " not trained" : missed + " weeks in a row not trained";
        Rested rested = reduces ? method.reduce(week) : method.hold(week);
        String says = weeks + ": " + rested.says();
        return new TopMove(
                Outcome.NOT_TRAINED,
                rested.next(),
                missed,
                new Reason(reduces ? "layoff.reduce" : "layoff.hold", says, List.of()),
                reduces ? Set.of(FlagCode.LAYOFF) : Set.of(),
                false);
    }
}
