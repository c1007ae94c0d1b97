package topset.program.training;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;

/**
 * The whole of the rules as one function: {@code prescription(week n+1) = fold over weeks 1..n of step(prescription(week k),
 * sets of week k)}. It depends on the set of sets, not on their order, nor on repeats (the convergence law).
 */
public final class ProgramFold {

    private ProgramFold() {}

    /**
     * Folds sets into weeks.
     *
     * @param lifts the program's lifts
     * @param resumeFrom every lift's final week k, to go on from; empty: from week 1
     * @param sets all of the athlete's sets of weeks ≥ k, matched or not; others do no harm
     * @param asOf the time at which the answer holds
     * @param endsAt the program's end: sessions from then on are not its own and weeks from then on are not planned
     * @return every lift's weeks k+1..current+1, or 1..current+1 when {@code resumeFrom} is empty; before the start week 1 only
     * @throws IllegalArgumentException if {@code resumeFrom} is not one final week of every lift
     */
    public static Folded fold(
            List<Lift> lifts,
            TrainingCalendar calendar,
            List<SlotWeek> resumeFrom,
            Collection<LoggedSet> sets,
            Instant asOf,
            @Nullable Instant endsAt) {
        if (lifts.isEmpty()) {
            return new Folded(List.of(), java.util.Map.of());
        }
        throw new UnsupportedOperationException();
    }
}
