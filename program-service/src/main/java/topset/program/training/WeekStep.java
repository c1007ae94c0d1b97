package topset.program.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.program.training.SlotState.Best;
import topset.program.training.SlotState.Estimates;
import topset.program.training.SlotWeek.Status;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.NamedSets;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;
import topset.program.training.progression.EnteredWeek;

/** One slot's step from a week to the next (training-rules.md § 3–5): {@code step(prescription, sets of the week)}. */
final class WeekStep {

    private final SlotRules rules;

    WeekStep(SlotRules rules) {
        this.rules = rules;
    }

    /**
     * What happened in the week that is stepped over.
     *
     * @param sessions the sessions of that week with a set of this slot
     * @param over whether that week is over
     * @param paused whether a pause covers any of its days
     * @param best the week's best estimate of the slot's exercise, of any slot
     * @param trend of the exercise on entering that week
     */
    record Past(
            List<SlotSession> sessions,
            boolean over,
            boolean paused,
            WeekBests.@Nullable Best best,
            @Nullable ExerciseTrend trend) {}

    /**
     * The next week.
     *
     * @param entered the week that is stepped over
     * @param next the slot as it is in the next week, these rules or changed ones
     */
    SlotWeek next(SlotWeek entered, Past past, SlotRules next, Entering entering) {
        Lift lift = rules.lift();
        List<LoggedSet> counting = SlotSession.all(past.sessions(), countingRole());
        DecidingSet deciding = DecidingSet.among(counting, lift.unit());
        Body then = entered.body();
        LiftChangeKind change = LiftChangeKind.between(rules, next);
        Body body = entering.bodyweight() == null || change == LiftChangeKind.RESTART
                ? then
                : new Body(then.now(), entering.bodyweight());
        EnteredWeek week = EnteredWeek.of(
                lift,
                rules.loadable(),
                entered.prescription(),
                entered.state().method(),
                body,
                change.aim(entered, rules, next, entering.override()));
        TopMove move = TopMove.of(rules, entered, week, counting, deciding, past);

        SetFlags flags = new SetFlags();
        flags.ofOutcome(
                move.outcome(),
                deciding,
                missed(counting, entered.prescription(), move.why()),
                entered.prescription(),
                move.isPaused());
        past.sessions().forEach(flags::ofSession);
        move.flags().forEach(code -> flags.raise(code, move.why().sets()));
        List<Reason> why = new ArrayList<>(4);
        why.add(move.why());
        Exact reduction = move.isPaused() ? entered.state().reduction() : reduce(entered, past.sessions(), why, flags);
        // Only of weeks in which the slot was trained.
        Estimates estimates = deciding == null ? entered.state().estimates() : estimates(entered, past, flags);
        flags.ofExercise(past);

        SlotRules.Carried carried = new SlotRules.Carried(
                past.over() ? Status.FINAL : Status.PROVISIONAL,
                move.target(),
                move.missedWeeks(),
                reduction,
                estimates,
                WeekDone.of(lift, entered.week(), move.outcome(), deciding, past.sessions(), then),
                why,
                flags);
        return next.enter(entering, change.carry(carried, rules, next, entering, body, week.next()));
    }

    /** Straight sets of the load asked for with too few reps, or all that was looked at; none of a slot with a top set. */
    private NamedSets missed(List<LoggedSet> counting, Prescription prescribed, Reason why) {
        return switch (prescribed) {
            case Prescription.TopSet topSet -> NamedSets.NONE;
            case Prescription.Straight straight -> {
                List<String> few = counting.stream()
                        .filter(set -> Loads.compare(set.loadIn(rules.lift().unit()), straight.load()) >= 0
                                && set.reps() < straight.reps().min())
                        .map(LoggedSet::setId)
                        .toList();
                yield few.isEmpty() ? why.sets() : NamedSets.of(few);
            }
        };
    }

    private SetRole countingRole() {
        return rules.lift().scheme().top() == null ? SetRole.STRAIGHT : SetRole.TOP;
    }

    /** Moves ρ, with its reason and flag; null for straight sets. */
    private @Nullable Exact reduce(SlotWeek entered, List<SlotSession> sessions, List<Reason> why, SetFlags flags) {
        BackoffScheme scheme = rules.lift().scheme().backoff();
        if (scheme == null || !(entered.prescription() instanceof Prescription.TopSet prescribed)) {
            return null;
        }
        BackoffReduction reduction = BackoffReduction.after(prescribed, scheme, sessions, entered.body());
        if (reduction.why() != null) {
            why.add(reduction.why());
            if (reduction.flag() != null) {
                flags.raise(reduction.flag(), reduction.why().sets());
            }
        }
        return reduction.next();
    }

    /** The slot's own best estimates, of its top or straight sets; {@code STALLED} when a week adds one and nothing is better. */
    private @Nullable Estimates estimates(SlotWeek entered, Past past, SetFlags flags) {
        Best best = null;
        for (SlotSession session : past.sessions()) {
            for (LoggedSet set : session.sets()) {
                if (set.role() == SetRole.TOP || set.role() == SetRole.STRAIGHT) {
                    Exact e1rm =
                            Estimate.of(set, rules.lift().unit(), entered.body().now());
                    if (e1rm != null && (best == null || e1rm.isAbove(best.e1rm()))) {
                        best = new Best(e1rm, set.setId());
                    }
                }
            }
        }
        if (best == null) {
            return entered.state().estimates();
        }
        Estimates estimates = Stalled.and(entered.state().estimates(), best);
        if (Stalled.is(estimates)) {
            flags.raise(FlagCode.STALLED, Stalled.causes(estimates));
        }
        return estimates;
    }
}
