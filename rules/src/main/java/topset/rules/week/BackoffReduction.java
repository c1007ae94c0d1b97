package topset.rules.week;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RepRange;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.lift.SlotSession;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;
import topset.rules.progression.PainRules;

/**
 * The backoff reduction of the next week, which depends on how hard the backoff sets of this week were
 * (training-rules.md § 4).
 *
 * @param next in %
 * @param why null if there was no backoff set
 * @param flag null if the reduction does not change
 */
record BackoffReduction(
        Exact next, @Nullable Why why, @Nullable FlagCode flag) {

    private static final Exact STEP = Exact.parse("2.5");
    private static final Exact HARD = Exact.parse("8.5");
    private static final Exact MODERATE = Exact.of(8);
    private static final Exact LIGHT = Exact.of(6);
    private static final Exact NEAR_ENOUGH = Exact.ratio(95, 100);

    /**
     * @param body the lifted bodyweight; 0 unless the lift is a bodyweight lift
     * @param pain the rules about pain, after a painful week or during an injury; otherwise null. Then easy backoff
     * sets do not lower the reduction (§ 12)
     */
    static BackoffReduction after(
            Prescription.TopSet prescribed,
            BackoffScheme scheme,
            List<SlotSession> sessions,
            Body body,
            @Nullable PainRules pain) {
        Exact reduction = prescribed.backoff().reduction();
        List<LoggedSet> sets = SlotSession.all(sessions, SetRole.BACKOFF);
        if (sets.isEmpty()) {
            return new BackoffReduction(reduction, null, null);
        }
        Effort effort = Effort.of(sets);
        RepRange range = prescribed.backoff().repRange();
        if (struggled(effort, range)) {
            Exact more = reduction.plus(STEP).min(reduction.max(scheme.highest()));
            String says = effort.shown() + ": " + moved(reduction, more, scheme);
            return new BackoffReduction(more, effort.why("backoff.struggled", says), FlagCode.REDUCE_MORE);
        }
        boolean easy = easy(effort, range);
        if (easy && pain == null && nearTheDaysBackoff(prescribed, sessions, body)) {
            Exact less = reduction.minus(STEP).max(reduction.min(scheme.lowest()));
            String says = effort.shown() + ": " + moved(reduction, less, scheme);
            return new BackoffReduction(less, effort.why("backoff.easy", says), FlagCode.BACKOFFS_TOO_EASY);
        }
        String held = pain == null ? "but lighter than that day's top set called for" : pain.notEasier();
        String says = effort.shown() + (easy ? ", " + held : "") + ": " + stays(reduction);
        return new BackoffReduction(reduction, effort.why("backoff.on-target", says), null);
    }

    /** The guide says: "if you can't get 8+ reps, reduce more". */
    private static boolean struggled(Effort effort, RepRange range) {
        return effort.lowest() < range.min()
                || (effort.meanRpe() != null && effort.meanRpe().compareTo(HARD) >= 0);
    }

    /**
     * The guide says: "RPE 6 or less". If no RPE was reported, the number of reps decides. The caller must check {@link
     * #struggled} first.
     */
    private static boolean easy(Effort effort, RepRange range) {
        Exact rpe = effort.meanRpe();
        if (rpe == null) {
            return effort.lowest() >= range.max();
        }
        boolean upperHalf = 2 * effort.lowest() >= range.min() + range.max();
        return rpe.compareTo(LIGHT) <= 0 || (rpe.compareTo(MODERATE) <= 0 && upperHalf);
    }

    /**
     * Whether every backoff set had at least 95 % of the backoff load that was computed for that day. If a load was
     * lower, easy sets do not show that the backoff loads are too light.
     */
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

    /** The reduction changes by one step, or by less if it reaches a limit of the scheme. */
    private static String moved(Exact from, Exact to, BackoffScheme scheme) {
        String says = from.equals(to)
                ? stays(from)
                : "reduction " + NumberText.percent(from) + " → " + NumberText.percent(to);
        boolean whole = from.plus(STEP).equals(to) || from.minus(STEP).equals(to);
        return whole ? says : says + (to.isAbove(scheme.lowest()) ? ", its maximum" : ", its minimum");
    }

    private static String stays(Exact reduction) {
        return "reduction stays " + NumberText.percent(reduction);
    }

    /** The effort of a week's backoff sets. */
    private record Effort(int lowest, @Nullable Exact meanRpe, List<LoggedSet> sets) {

        static Effort of(List<LoggedSet> sets) {
            int lowest = Integer.MAX_VALUE;
            int rated = 0;
            Exact sum = Exact.ZERO;
            for (LoggedSet set : sets) {
                lowest = Math.min(lowest, set.reps());
                Exact rpe = set.rpe();
                if (rpe != null) {
                    rated++;
                    sum = sum.plus(rpe);
                }
            }
            return new Effort(lowest, rated == 0 ? null : sum.over(Exact.of(rated)), sets);
        }

        String shown() {
            String reps = "lowest backoff " + NumberText.reps(lowest);
            return meanRpe == null ? reps : reps + ", mean RPE " + meanInWords(meanRpe);
        }

        /**
         * A mean that is not a multiple of 0.5 is written as "between" two multiples. A rounded mean could contradict
         * the rule that was applied.
         */
        private static String meanInWords(Exact mean) {
            Exact below = Exact.ratio(mean.floorTimes(2), 2);
            return below.equals(mean)
                    ? NumberText.rpe(mean)
                    : "between " + NumberText.rpe(below) + " and " + NumberText.rpe(below.plus(Exact.ratio(1, 2)));
        }

        Why why(String rule, String says) {
            return NamedSets.of(sets, set -> set.reps() == lowest).why(rule, says);
        }
    }
}
