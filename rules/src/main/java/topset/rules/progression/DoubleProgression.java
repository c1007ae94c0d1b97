package topset.rules.progression;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.MiniSetWeek;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.lift.VariantRules.MiniSetRules;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;
import topset.rules.progression.Progression.MethodGuide;

/**
 * {@code DOUBLE_PROGRESSION} for straight sets and rest-pause sets: first the reps increase, then the load
 * (training-rules.md § 3.4).
 */
final class DoubleProgression implements Progression {

    private static final String FAILURES = "failures";

    @Override
    public String name() {
        return "DOUBLE_PROGRESSION";
    }

    @Override
    public MethodGuide guide() {
        return new MethodGuide(
                "first the reps go up, then the load",
                List.of("double.raise", "double.bridge", "double.hold", "double.reset"));
    }

    @Override
    public RepRange reps(RepRange scheme, MethodState state) {
        int extra = LoadRaise.extraReps(state);
        return extra == 0 ? scheme : new RepRange(scheme.min(), scheme.max() + extra);
    }

    @Override
    public MethodState lighter(MethodState state) {
        return LoadRaise.without(state);
    }

    @Override
    public ProgressionResult next(WeekContext week) {
        if (!(week.prescription() instanceof Prescription.Straight straight)) {
            throw new IllegalStateException(week.lift().slotId() + " has a top set, no straight sets");
        }
        if (straight.rules() instanceof MiniSetRules rules) {
            return ofMiniSets(week, straight, MiniSetWeek.of(rules, straight, week.sets(), week.over()));
        }
        Exact prescribed = week.prescription().load();
        List<LoggedSet> considered = new ArrayList<>(week.sets().size());
        int full = 0;
        boolean failed = false;
        for (LoggedSet set : week.sets()) {
            if (Loads.compare(set.loadIn(week.lift().unit()), prescribed) >= 0) {
                considered.add(set);
                full += isFull(set, straight) ? 1 : 0;
                failed |= set.reps() < straight.reps().min();
            }
        }
        String reached = " at " + week.shown(prescribed) + " reached "
                + NumberText.reps(straight.reps().max()) + " at RPE " + NumberText.rpe(StraightScheme.CEILING)
                + " or less: ";
        if (full >= straight.sets()) {
            return raised(week, sets(full) + reached, NamedSets.of(considered, set -> isFull(set, straight)));
        }
        if (failed || considered.isEmpty()) {
            return failed(week, straight, considered);
        }
        String says = full + " of " + sets(straight.sets()) + reached + week.again(prescribed);
        return result(
                WeekOutcome.HIT,
                "double.hold",
                says,
                NamedSets.of(considered, set -> !isFull(set, straight)),
                Target.of(week.load(), failures(week, 0)));
    }

    private static ProgressionResult ofMiniSets(WeekContext week, Prescription.Straight prescribed, MiniSetWeek best) {
        Exact load = prescribed.load();
        int total = requireNonNull(prescribed.totalReps());
        String reached = best.sets().isEmpty()
                ? "no set at " + week.shown(load)
                : sum(best) + " of " + NumberText.reps(total) + " at " + week.shown(load);
        NamedSets by = NamedSets.all(best.sets().isEmpty() ? week.sets() : best.sets());
        return switch (best.outcome()) {
            case HIT -> raised(week, reached + ", none above RPE " + NumberText.rpe(StraightScheme.CEILING) + ": ", by);
            case SHORT -> {
                String says = reached + notYet(best, prescribed, total) + ": " + week.again(load);
                yield result(WeekOutcome.SHORT, "double.hold", says, by, Target.of(week.load(), failures(week, 0)));
            }
            default -> failed(week, reached + (best.sets().isEmpty() ? "" : ", less than three quarters"), by);
        };
    }

    /** For example {@code 10 + 4 + 3 = 17}. */
    private static String sum(MiniSetWeek best) {
        String reps =
                best.sets().stream().map(set -> Integer.toString(set.reps())).collect(Collectors.joining(" + "));
        return best.sets().size() == 1 ? reps : reps + " = " + best.reps();
    }

    /**
     * Why a session does not raise the load: the total reps are below the target, the first set has too few reps, or a
     * set was too hard.
     */
    private static String notYet(MiniSetWeek best, Prescription.Straight prescribed, int total) {
        if (best.sets().isEmpty()) {
            return " yet";
        }
        if (best.reps() < total) {
            return "";
        }
        int first = best.sets().getFirst().reps();
        return first < prescribed.reps().min()
                ? ", but the first set has only " + NumberText.reps(first)
                : ", but a set was above RPE " + NumberText.rpe(StraightScheme.CEILING);
    }

    private static boolean isFull(LoggedSet set, Prescription.Straight straight) {
        Exact rpe = set.rpe();
        return set.reps() >= straight.reps().max() && (rpe == null || !rpe.isAbove(StraightScheme.CEILING));
    }

    private static ProgressionResult failed(
            WeekContext week, Prescription.Straight straight, List<LoggedSet> considered) {
        String missed = considered.isEmpty()
                ? "no set at " + week.shown(straight.load())
                : "a set at " + week.shown(straight.load()) + " under "
                        + NumberText.reps(straight.reps().min());
        NamedSets by = NamedSets.of(
                considered.isEmpty() ? week.sets() : considered,
                set -> set.reps() < straight.reps().min());
        return failed(week, missed, by);
    }

    /** The first failed week repeats the load. The second reduces it by 10 %. */
    private static ProgressionResult failed(WeekContext week, String missed, NamedSets by) {
        Exact load = week.prescription().load();
        boolean again = week.state().count(FAILURES) + 1 >= 2;
        String then =
                again ? ", the second failure: " + week.lessTenth(load) : ", the first failure: " + week.again(load);
        Exact exact = again ? week.nineTenths(week.load()) : week.load();
        return result(
                WeekOutcome.MISSED,
                again ? "double.reset" : "double.hold",
                missed + then,
                by,
                Target.of(exact, again ? LoadRaise.without(failures(week, 0)) : failures(week, 1)));
    }

    private static ProgressionResult raised(WeekContext week, String earned, NamedSets by) {
        LoadRaise raise = LoadRaise.after(week, failures(week, 0));
        return result(WeekOutcome.HIT, raise.rule(), earned + raise.says(), by, raise.next());
    }

    private static String sets(int sets) {
        return sets == 1 ? "1 set" : sets + " sets";
    }

    private static MethodState failures(WeekContext week, int failures) {
        return week.state().with(FAILURES, failures);
    }

    private static ProgressionResult result(
            WeekOutcome outcome, String rule, String says, NamedSets by, Target target) {
        return new ProgressionResult(outcome, target, by.why(rule, says));
    }
}
