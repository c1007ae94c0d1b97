package topset.program;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import topset.contract.CompletedSet;
import topset.contract.SessionStarted;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.testsupport.SetEvent;

/** A training session of a lifter. */
public record Training(Lifter lifter, SessionStarted started) {

    /** Publishes a bench press set, five minutes into the session, and returns its sequence. */
    public long log(SetRole role, String load, int reps, @Nullable String rpe) {
        return lifter.publish(bench(role, load, reps, rpe));
    }

    /** Returns a bench press set in kg, five minutes into the session. */
    public CompletedSet bench(SetRole role, String load, int reps, @Nullable String rpe) {
        return set("bench-press", role, new Weight(new BigDecimal(load), WeightUnit.KG), reps, rpe, null);
    }

    public CompletedSet set(
            String exercise, SetRole role, Weight load, int reps, @Nullable String rpe, @Nullable String slotId) {
        return SetEvent.in(started)
                .exercise(exercise)
                .role(role)
                .load(load)
                .reps(reps)
                .rpe(rpe)
                .slot(slotId)
                .completed();
    }
}
