package topset.rules.week;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.SetRole;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.lift.SlotSession;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.progression.DeloadWeek;
import topset.rules.progression.Estimates;
import topset.rules.progression.Estimates.Best;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.LoadLimits;
import topset.rules.progression.MethodState;
import topset.rules.progression.PainRules;
import topset.rules.progression.PainfulSets;
import topset.rules.progression.Progression;
import topset.rules.progression.ProgressionResult;
import topset.rules.progression.RepTarget;
import topset.rules.progression.Target;
import topset.rules.progression.WeekBests;
import topset.rules.progression.WeekContext;
import topset.rules.week.SlotWeek.Done;

/** The function {@code step} in the formula of {@link ProgramFold} (training-rules.md § 3–6). */
record WeekStep(SlotRules rules) {
    /**
     * The sets of one lift in a week, and the circumstances by which the week is judged.
     *
     * @param sessions the sessions of the week that have a set of the lift
     * @param paused whether a pause covers any day of the week
     * @param best the week's best e1RM of the lift's exercise, from the sets of all lifts with this exercise
     * @param trend the trend of the exercise at the start of the week
     */
    public record PastWeek(
            List<SlotSession> sessions,
            boolean over,
            boolean paused,
            WeekBests.@Nullable BestOfWeek best,
            @Nullable ExerciseTrend trend) {}

    /**
     * The order is: the rules of the progression method or for untrained weeks, then those for a changed lift, for pain
     * and injury, and for the load of the backoff sets.
     *
     * @param next plans the next week, with the same lift or with the changed lift
     */
    SlotWeek next(SlotWeek entered, PastWeek past, WeekPlanner next) {
        LiftChangeKind change = LiftChangeKind.between(rules, next.rules());
        WeekContext week = context(entered.withoutDeload(), past, change, next);
        DecidingSet deciding =
                entered.hasDeload() ? DeloadWeek.decidingSet(entered.prescription(), week) : week.decidingSet();
        boolean paused = deciding == null && past.paused();
        boolean deload = entered.hasDeload() && !paused;
        boolean trained = deciding != null && !deload;
        ProgressionResult result = result(entered, past, week, deload, trained);
        PainfulSets painful = PainfulSets.of(past.sessions());
        int painWeeks = PainRules.painWeeks(entered.state().painWeeksInARow(), painful, trained);
        PainRules pain = PainRules.of(painful, painWeeks, next.injured());
        if (pain != null && trained) {
            result = pain.keepState(result, rules.method(), week);
        }
        int missedWeeks = missedWeeks(entered, past, deciding, deload);

        SetFlags flags = new SetFlags();
        flags.ofOutcome(result.outcome(), deciding, missed(week, result), entered.prescription(), paused);
        past.sessions().forEach(flags::ofSession);
        for (FlagCode code : result.flags()) {
            flags.raise(code, result.causes());
        }
        BackoffReduction backoff = paused || deload ? null : backoff(entered, past.sessions(), pain);
        Why ofBackoff = backoff == null ? null : backoff.why();
        if (backoff != null && backoff.flag() != null && ofBackoff != null) {
            flags.raise(backoff.flag(), NamedSets.of(ofBackoff));
        }
        Exact reduction = backoff == null ? entered.state().reduction() : backoff.next();
        // An untrained week does not change the estimates.
        Estimates estimates =
                trained ? estimates(entered, past, flags) : entered.state().estimates();
        flags.ofExercise(past);

        SlotState state = new SlotState(
                result.next().state(),
                missedWeeks,
                reduction,
                estimates,
                painWeeks,
                struggled(entered.state(), backoff));
        ProgressionResult changed = change.apply(result, state, week, next);
        boolean restarts = change == LiftChangeKind.RESTART;
        Target target = changed.next();
        if (pain != null && !restarts) {
            // Without pain a deload leaves no trace: an injury holds the load that the week would have had.
            WeekContext seen = painful.isEmpty() ? week : context(entered.judged(), past, change, next);
            changed = afterPain(pain, changed, change, seen, next);
            target = changed.next();
            if (pain.persists()) {
                flags.raise(FlagCode.PAIN_PERSISTS, painful.named());
            }
        } else if (!trained && !restarts && repeatsRoundedDown(entered.withoutDeload(), target)) {
            target = target.roundedDown();
        }
        SlotWeek planned =
                next.plan(target, changed.why(), restarts ? null : ofBackoff, change.keep(state, next.rules()), flags);
        Done done = Done.of(rules.lift(), entered.week(), result.outcome(), deciding, past.sessions(), entered.body());
        return planned.after(past.over() ? TargetStatus.FINAL : TargetStatus.PROVISIONAL, done);
    }

    private ProgressionResult result(
            SlotWeek entered, PastWeek past, WeekContext week, boolean deload, boolean trained) {
        if (deload) {
            return DeloadWeek.result(rules.method(), week, entered.week());
        }
        return trained ? rules.method().next(week) : untrained(week, entered, past);
    }

    private ProgressionResult untrained(WeekContext week, SlotWeek entered, PastWeek past) {
        Progression method = rules.method();
        if (past.paused()) {
            WeekOutcome outcome = past.over() ? WeekOutcome.NOT_TRAINED : WeekOutcome.NOT_YET_TRAINED;
            return method.repeat(week).because(outcome, "pause", "week " + entered.week() + " is paused: ");
        }
        if (!past.over()) {
            String lead = "not trained yet in week " + entered.week() + ": ";
            return method.hold(week).because(WeekOutcome.NOT_YET_TRAINED, "not-yet-trained", lead);
        }
        int missed = missedWeeks(entered, past);
        String lead = (missed == 1 ? "week " + entered.week() + " not trained" : missed + " weeks in a row not trained")
                + ": ";
        return missed == 2
                ? method.reduce(week).because(WeekOutcome.NOT_TRAINED, "layoff.reduce", lead, FlagCode.LAYOFF)
                : method.hold(week).because(WeekOutcome.NOT_TRAINED, "layoff.hold", lead);
    }

    /** Paused weeks and the running week do not count. */
    private static int missedWeeks(SlotWeek entered, PastWeek past) {
        int before = entered.state().missedWeeks();
        return past.over() && !past.paused() ? before + 1 : before;
    }

    /** An untrained deload week does not count. */
    private static int missedWeeks(SlotWeek entered, PastWeek past, @Nullable DecidingSet deciding, boolean deload) {
        if (deciding != null) {
            return 0;
        }
        return deload ? entered.state().missedWeeks() : missedWeeks(entered, past);
    }

    /** If the progression method changed, the new method starts with the limited load. */
    private ProgressionResult afterPain(
            PainRules pain, ProgressionResult stands, LiftChangeKind change, WeekContext week, WeekPlanner next) {
        SlotRules after = next.rules();
        boolean begins = change == LiftChangeKind.METHOD;
        boolean hadSteps = rules.method().hasSteps();
        RepTarget target = begins && hadSteps ? next.repTarget(MethodState.EMPTY) : week.next();
        ProgressionResult held = pain.hold(
                stands,
                new LoadLimits(week, target, hadSteps && !begins),
                exact -> begins
                        ? after.method().begin(after.lift(), exact)
                        : after.method().lowered(stands.next(), exact, after.lift(), week.body()));
        return pain.reduces()
                ? held.with(held.next().with(after.method().lighter(held.next().state())))
                : held;
    }

    private boolean repeatsRoundedDown(SlotWeek entered, Target target) {
        Prescription prescription = entered.prescription();
        return target.exact().equals(prescription.exactLoad())
                && Loads.compare(rules.loadable().nearest(target.exact()), prescription.load()) > 0;
    }

    private WeekContext context(SlotWeek entered, PastWeek past, LiftChangeKind change, WeekPlanner next) {
        Lift lift = rules.lift();
        SetRole counting = lift.scheme().top() == null ? SetRole.STRAIGHT : SetRole.TOP;
        Body then = entered.body();
        Body body = next.bodyweight() == null || change == LiftChangeKind.RESTART
                ? then
                : new Body(then.now(), next.bodyweight());
        RepTarget target = change.repTarget(entered, rules, next);
        return WeekContext.of(
                lift,
                rules.loadable(),
                entered.prescription(),
                entered.state().method(),
                body,
                SlotSession.all(past.sessions(), counting),
                past.over(),
                target);
    }

    /**
     * The straight sets that had at least the prescribed load but too few reps, otherwise the sets from which the
     * progression method computed the result.
     */
    private static NamedSets missed(WeekContext week, ProgressionResult result) {
        return switch (week.prescription()) {
            case Prescription.TopSet topSet -> NamedSets.NONE;
            case Prescription.Straight straight when straight.miniSets() != null -> result.causes();
            case Prescription.Straight straight -> {
                List<String> few = week.sets().stream()
                        .filter(set -> Loads.compare(set.loadIn(week.lift().unit()), straight.load()) >= 0
                                && set.reps() < straight.reps().min())
                        .map(LoggedSet::setId)
                        .toList();
                yield few.isEmpty() ? result.causes() : NamedSets.of(few);
            }
        };
    }

    private @Nullable BackoffReduction backoff(SlotWeek entered, List<SlotSession> sessions, @Nullable PainRules pain) {
        BackoffScheme scheme = rules.lift().scheme().backoff();
        return scheme != null && entered.prescription() instanceof Prescription.TopSet prescribed
                ? BackoffReduction.after(prescribed, scheme, sessions, entered.body(), pain)
                : null;
    }

    /** The backoff sets that made the reduction rise; null if none did. A week without backoff sets changes nothing. */
    private static @Nullable List<String> struggled(SlotState before, @Nullable BackoffReduction backoff) {
        if (backoff == null || backoff.why() == null) {
            return before.struggled();
        }
        return backoff.flag() == FlagCode.REDUCE_MORE ? backoff.why().setIds() : null;
    }

    /** Also raises the flag {@code STALLED} if the estimates show no progress. */
    private @Nullable Estimates estimates(SlotWeek entered, PastWeek past, SetFlags flags) {
        Best best = null;
        for (SlotSession session : past.sessions()) {
            for (LoggedSet set : session.sets()) {
                if (set.role() == SetRole.TOP || set.role() == SetRole.STRAIGHT) {
                    Exact e1rm = set.e1rm(rules.lift().unit(), entered.body().now());
                    if (e1rm != null && (best == null || e1rm.isAbove(best.e1rm()))) {
                        best = new Best(e1rm, set.setId());
                    }
                }
            }
        }
        if (best == null) {
            return entered.state().estimates();
        }
        Estimates estimates = Estimates.after(entered.state().estimates(), best);
        if (estimates.stalled()) {
            flags.raise(FlagCode.STALLED, estimates.causes());
        }
        return estimates;
    }
}
