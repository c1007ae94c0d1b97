package topset.program.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Reason;
import topset.program.training.lift.RepRange;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;

/**
 * How far below the top set the backoffs go next week (training-rules.md § 4), moved by what the lifter really did
 * (<b>D-2</b>).
 *
 * @param next % off the top load
 * @param why null when there was no backoff set
 * @param flag null when the reduction is on target
 */
record BackoffReduction(
        Exact next, @Nullable Reason why, @Nullable FlagCode flag) {

    private static final Exact STEP = Exact.parse("2.5");
    private static final Exact HARD = Exact.parse("8.5");
    private static final Exact MODERATE = Exact.of(8);
    private static final Exact LIGHT = Exact.of(6);
    private static final Exact NEAR_ENOUGH = Exact.ratio(95, 100);

    /** @param body what of the body is lifted too */
    static BackoffReduction after(
            Prescription.TopSet prescribed, BackoffScheme scheme, List<SlotSession> sessions, Body body) {
        Exact reduction = prescribed.backoff().reduction();
        List<LoggedSet> sets = SlotSession.all(sessions, SetRole.BACKOFF);
        if (sets.isEmpty()) {
            return new BackoffReduction(reduction, null, null);
        }
        Effort effort = Effort.of(sets);
        RepRange range = prescribed.backoff().repRange();
        if (struggled(effort, range)) {
            Exact more = reduction.plus(STEP).min(reduction.max(scheme.highest()));
            return moved("backoff.struggled", FlagCode.REDUCE_MORE, effort, reduction, more);
        }
        if (easy(effort, range) && nearTheDaysBackoff(prescribed, sessions, body)) {
            Exact less = reduction.minus(STEP).max(reduction.min(scheme.lowest()));
            return moved("backoff.easy", FlagCode.BACKOFFS_TOO_EASY, effort, reduction, less);
        }
        return moved("backoff.on-target", null, effort, reduction, reduction);
    }

    /** Guide: "if you can't get 8+ reps, reduce more". */
    private static boolean struggled(Effort effort, RepRange range) {
        return effort.lowest() < range.min()
                || (effort.meanRpe() != null && effort.meanRpe().compareTo(HARD) >= 0);
    }

    /** Guide: "RPE 6 or less"; and what the repetitions say where the RPE does not. Asked of who has not {@link #struggled}. */
    private static boolean easy(Effort effort, RepRange range) {
        Exact rpe = effort.meanRpe();
        if (rpe == null) {
            return effort.lowest() >= range.max();
        }
        boolean upperHalf = 2 * effort.lowest() >= range.min() + range.max();
        return rpe.compareTo(LIGHT) <= 0 || (rpe.compareTo(MODERATE) <= 0 && upperHalf);
    }

    /** Light sets prove nothing: each must be at 0.95 or more of what its day asked for. */
    private static boolean nearTheDaysBackoff(Prescription.TopSet prescribed, List<SlotSession> sessions, Body body) {
        WeightUnit unit = prescribed.unit();
        for (SlotSession session : sessions) {
            DecidingSet top = DecidingSet.among(session.sets(SetRole.TOP), unit);
            Exact asked = top == null
                    ? prescribed.backoff().exactLoad()
                    : DayBackoff.after(top, prescribed, body).exact();
            Exact enough = body.lifted(asked).times(NEAR_ENOUGH);
            for (LoggedSet set : session.sets(SetRole.BACKOFF)) {
                if (body.lifted(set.loadIn(unit)).isBelow(enough)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BackoffReduction moved(String rule, @Nullable FlagCode flag, Effort effort, Exact from, Exact to) {
        String says = from.equals(to)
                ? "reduction stays " + from.shown() + " %"
                : "reduction " + from.shown() + " % → " + to.shown() + " %";
        return new BackoffReduction(to, new Reason(rule, effort.shown() + ": " + says, effort.setIds()), flag);
    }

    /** How hard the backoff sets were: the lowest reps and the mean of the RPEs present. */
    private record Effort(int lowest, @Nullable Exact meanRpe, List<String> setIds) {

        static Effort of(List<LoggedSet> sets) {
            int lowest = Integer.MAX_VALUE;
            int rated = 0;
            Exact sum = Exact.ZERO;
            List<String> setIds = new ArrayList<>(sets.size());
            for (LoggedSet set : sets) {
                lowest = Math.min(lowest, set.reps());
                setIds.add(set.setId());
                Exact rpe = set.rpe();
                if (rpe != null) {
                    rated++;
                    sum = sum.plus(rpe);
                }
            }
            return new Effort(lowest, rated == 0 ? null : sum.over(Exact.of(rated)), setIds);
        }

        String shown() {
            String reps = "lowest backoff " + lowest + " reps";
            return meanRpe == null ? reps : reps + ", mean RPE " + meanRpe.shown();
        }
    }
}
