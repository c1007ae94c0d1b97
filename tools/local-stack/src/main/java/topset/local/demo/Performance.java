package topset.local.demo;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import topset.client.program.PlanLift;
import topset.client.program.WeekPlan;
import topset.client.session.CompleteSet;
import topset.client.session.Load;
import topset.client.session.SetRole;
import topset.client.session.WeightUnit;

/** Simulates how many reps a made-up lifter does in each prescribed set. */
record Performance(MadeUpLifter lifter, int weeks, Random chance) {
    private static final double FATIGUE = 0.965;

    /** The number of reps by which each set reduces the possible reps of the next set. */
    private static final double TIRED = 0.3;

    /** The number of reps by which each mini-set of a cluster reduces the possible reps of the next mini-set. */
    private static final double TIRED_INSIDE = 0.35;

    /** As a share of the reps of the activation set, which is the long set before the mini-sets. */
    private static final double[] AFTER_BRIEF_RESTS = {0.4, 0.3, 0.25, 0.2};

    private static final double DAY_TO_DAY = 0.012;

    /** The first of these weeks is week number {@code weeks}. */
    private static final int PAINFUL_WEEKS = 3;

    List<CompleteSet> sets(WeekPlan plan, int day, int week, OffsetDateTime at) {
        var sets = new ArrayList<CompleteSet>();
        for (var lift : plan.getLifts()) {
            if (lift.getDay() == day) {
                double max =
                        lifter.strengthIn(lift.getExercise(), week, weeks) * (1 + chance.nextGaussian() * DAY_TO_DAY);
                switch (lift.getVariant()) {
                    case CLUSTER -> cluster(sets, lift, max);
                    case REST_PAUSE -> restPause(sets, lift, max);
                    case STRAIGHT -> straight(sets, lift, max);
                    default -> topAndBackoff(sets, lift, max, week);
                }
            }
        }
        for (int i = 0; i < sets.size(); i++) {
            sets.get(i).setCompletedAt(at.plusMinutes(3L * (i + 1)));
        }
        return sets;
    }

    private void topAndBackoff(List<CompleteSet> sets, PlanLift lift, double max, int week) {
        var top = lift.getTop();
        if (lifter.habit() != MadeUpLifter.Habit.COLD) {
            lift.getWarmUp().forEach(step -> sets.add(set(lift, SetRole.WARM_UP, step.getLoad(), step.getReps())));
        }
        lift.getRamp().forEach(step -> sets.add(set(lift, SetRole.RAMP, step.getLoad(), step.getReps())));
        for (int i = 0; i < top.getSets(); i++) {
            double possible = RepChart.possible(max, top.getLoad().doubleValue());
            int aim = top.getReps() + (grinds(week) ? 3 : 0);
            int reps = (int) Math.max(0, Math.min(aim, Math.floor(possible)));
            var logged = set(lift, SetRole.TOP, top.getLoad(), reps).rpe(rpe(possible, reps));
            if (lifter.habit() == MadeUpLifter.Habit.HURTS
                    && week >= weeks
                    && week < weeks + PAINFUL_WEEKS
                    && lift.getExercise().contains("press")) {
                logged.setPain(true);
            }
            sets.add(logged);
        }
        var backoff = lift.getBackoff();
        for (int i = 0; i < backoff.getSets(); i++) {
            double possible = RepChart.possible(max * FATIGUE, backoff.getLoad().doubleValue()) - i * TIRED;
            int most = backoff.getRepRange().getMax();
            int reserve = lifter.habit() == MadeUpLifter.Habit.EASY ? 4 : 2;
            int reps = (int) Math.max(1, Math.min(most, Math.floor(possible) - reserve));
            sets.add(set(lift, SetRole.BACKOFF, backoff.getLoad(), reps).rpe(rpe(possible, reps)));
        }
    }

    private boolean grinds(int week) {
        return lifter.habit() == MadeUpLifter.Habit.GRINDS && (chance.nextInt(4) == 0 || week >= weeks);
    }

    private void straight(List<CompleteSet> sets, PlanLift lift, double max) {
        var straight = lift.getStraight();
        for (int i = 0; i < straight.getSets(); i++) {
            double possible = RepChart.possible(max, straight.getLoad().doubleValue()) - i * TIRED;
            double wanted = Math.min(straight.getRepRange().getMax(), Math.floor(possible) - 1);
            // The lifter does at least the lowest prescribed reps, even if no further rep is possible after them. If
            // the load is too heavy for the lowest prescribed reps, the lifter does as many reps as possible.
            double least = Math.min(straight.getRepRange().getMin(), Math.floor(possible));
            int reps = (int) Math.max(1, Math.max(wanted, least));
            // Only the sets of the main lifts get an RPE, because many gyms record an RPE only
            // for the main lifts.
            sets.add(set(lift, SetRole.STRAIGHT, straight.getLoad(), reps));
        }
    }

    private void cluster(List<CompleteSet> sets, PlanLift lift, double max) {
        var straight = lift.getStraight();
        for (int i = 0; i < straight.getSets(); i++) {
            double possible = RepChart.possible(max, straight.getLoad().doubleValue()) - i * TIRED_INSIDE;
            int reps = (int) Math.max(0, Math.min(straight.getRepRange().getMax(), Math.floor(possible)));
            sets.add(set(lift, SetRole.STRAIGHT, straight.getLoad(), reps).rpe(rpe(possible, reps)));
        }
    }

    /** One activation set with one rep in reserve, then mini-sets until the prescribed total of reps. */
    private void restPause(List<CompleteSet> sets, PlanLift lift, double max) {
        var straight = lift.getStraight();
        var load = straight.getLoad();
        int possible = (int) Math.floor(RepChart.possible(max, load.doubleValue()));
        int first = Math.clamp(possible - 1L, 1, straight.getRepRange().getMax());
        sets.add(set(lift, SetRole.STRAIGHT, load, first));
        int left = straight.getTotalReps() - first;
        for (int i = 0; i < AFTER_BRIEF_RESTS.length && left > 0; i++) {
            int reps = Math.clamp(Math.round(first * AFTER_BRIEF_RESTS[i]), 1, left);
            sets.add(set(lift, SetRole.STRAIGHT, load, reps));
            left -= reps;
        }
    }

    /** Ten minus the reps in reserve, in steps of 0.5, with a small random error. */
    private BigDecimal rpe(double possible, int reps) {
        double rated = 10 - (possible - reps) + chance.nextGaussian() * 0.2;
        return BigDecimal.valueOf(Math.clamp(Math.round(rated * 2) / 2.0, 6, 10));
    }

    private static CompleteSet set(PlanLift lift, SetRole role, BigDecimal load, int reps) {
        return new CompleteSet()
                .setId(UUID.randomUUID())
                .exercise(lift.getExercise())
                .slotId(lift.getSlotId())
                .role(role)
                .load(new Load()
                        .value(load)
                        .unit(WeightUnit.fromValue(lift.getUnit().getValue())))
                .reps(reps);
    }
}
