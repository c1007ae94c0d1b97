package topset.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/**
 * Everything that differs between variants. A new variant requires one class that implements {@link TopSetRules},
 * {@link OneLoadRules} or {@link MiniSetRules}, and one line in {@link Variant}.
 */
public sealed interface VariantRules {

    TrainingMethod method();

    /** Null if the guide does not name any lifters or purposes. */
    default @Nullable String bestFor() {
        return null;
    }

    /**
     * The recommended training experience in calendar months. An athlete with less experience gets the warning {@code
     * level}. Null means that there is no such warning.
     */
    default @Nullable Integer trainingMonths() {
        return null;
    }

    /** The first is the default. */
    List<String> progressions();

    /**
     * Whether the variant uses loads so heavy that the exercise and the lifter must be suitable (training-rules.md §
     * 7).
     */
    default boolean isHeavy() {
        return false;
    }

    /** Whether a request gets a warning if the exercise accumulates fatigue quickly. */
    default boolean isTiring() {
        return false;
    }

    non-sealed interface TopSetRules extends VariantRules {

        SchemeTable.Row row();

        default List<RampStep> ramp() {
            return List.of();
        }

        @Override
        default boolean isHeavy() {
            return true;
        }

        /** The load is a share of the rounded top load. */
        record RampStep(Exact ofTopLoad, int reps) {}
    }

    /** The rules of a variant whose sets all have the same load and are logged with role {@code STRAIGHT}. */
    non-sealed interface OneLoadRules extends VariantRules {

        /** Reps and RPE at which a load should be lifted. The RPE chart gives the load's share of the 1RM for them. */
        record Worth(int reps, Exact rpe) {

            public Exact share() {
                return RpeChart.pct(reps, rpe);
            }
        }

        @Nullable
        StraightScheme scheme(PlannedLift.Scheme asked, Refusals refusals);

        Worth worth(RepRange reps);

        /** For a start load that is computed from a 1RM, a recent set or the history. */
        default Worth startWorth(RepRange reps) {
            return worth(reps);
        }

        default boolean startsRoundedDown() {
            return false;
        }

        RepRange overridableReps(StraightScheme scheme);

        /** The range by which a logged set without a slot id is assigned to a lift (training-rules.md § 6). */
        default RepRange matchedReps(RepRange reps) {
            return reps;
        }

        int restSeconds();

        /** Half of the usual number, rounded up. */
        default int deloadSets(int sets) {
            return (sets + 1) / 2;
        }

        /** Whether a plan shows for each set the number of reps that the lifter is expected to reach. */
        default boolean expectsReps() {
            return true;
        }
    }

    /** The rules of a variant with mini-sets. Each mini-set is logged as a set. */
    interface MiniSetRules extends OneLoadRules {

        /** The number of hard sets as which the sets of one session count for the weekly volume. */
        int hardSets(int sets);

        /**
         * The outcome of one session.
         *
         * @param first the session's sets at the prescribed load or more, in order. If there are more sets than prescribed,
         * only the first ones are included
         */
        WeekOutcome outcome(List<LoggedSet> first, Prescription.Straight prescribed);

        /**
         * Whether further mini-sets could still improve the outcome of a session that would be {@code MISSED} if it ended
         * now.
         */
        default boolean isUnfinished(List<LoggedSet> first, Prescription.Straight prescribed) {
            return first.size() < prescribed.sets();
        }

        default List<LoggedSet> decisive(List<LoggedSet> inOrder) {
            return inOrder;
        }

        @Override
        default int restSeconds() {
            return RestTimes.INSIDE;
        }
    }
}
