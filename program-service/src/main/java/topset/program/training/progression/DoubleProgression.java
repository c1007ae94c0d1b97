package topset.program.training.progression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Scheme.StraightScheme;
import topset.program.training.lift.Variant;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;

/** Straight sets: first the reps go up, then the load (training-rules.md § 3.4). */
final class DoubleProgression implements Progression {

    private static final String FAILURES = "failures";

    @Override
    public String name() {
        return "DOUBLE_PROGRESSION";
    }

    @Override
    public boolean suits(Variant variant) {
        return variant == Variant.STRAIGHT;
    }

    @Override
    public MethodGuide guide() {
        return new MethodGuide(
                "first the reps go up, then the load",
                "straight sets: accessories, isolation exercises and machines",
                "no heavy top set, so it fatigues least",
                List.of("double.raise", "double.hold", "double.reset"));
    }

    @Override
    public Judged next(TrainedWeek week) {
        StraightScheme scheme = prescribed(week);
        Exact prescribed = week.entered().prescription().load();
        List<LoggedSet> considered = new ArrayList<>(week.sets().size());
        int full = 0;
        boolean failed = false;
        for (LoggedSet set : week.sets()) {
            if (Loads.compare(set.loadIn(week.lift().unit()), prescribed) >= 0) {
                considered.add(set);
                full += isFull(set, scheme) ? 1 : 0;
                failed |= set.reps() < scheme.reps().min();
            }
        }
        Exact load = week.entered().load();
        if (full >= scheme.sets()) {
            Exact increment = week.lift().method().increment();
            String says = full + " sets of " + scheme.reps().max() + " reps or more: +" + week.shown(increment);
            Exact exact = load.max(week.entered().exactLoad()).plus(increment);
            return judged(Outcome.HIT, "double.raise", says, considered, Target.of(exact, failures(week, 0)));
        }
        if (failed || considered.isEmpty()) {
            return failed(week, scheme, load, considered);
        }
        String says = full + " of " + scheme.sets() + " sets reached "
                + scheme.reps().max() + " reps: " + week.shown(load) + " again";
        return judged(Outcome.HIT, "double.hold", says, considered, Target.of(load, failures(week, 0)));
    }

    /** What the lifter saw: the lift's sets and reps, or the overridden ones. */
    private static StraightScheme prescribed(TrainedWeek week) {
        return switch (week.entered().prescription()) {
            case Prescription.Straight straight -> new StraightScheme(straight.sets(), straight.reps());
            case Prescription.TopSet topSet ->
                throw new IllegalStateException(week.lift().slotId() + " has a top set, no straight sets: " + topSet);
        };
    }

    private static boolean isFull(LoggedSet set, StraightScheme scheme) {
        Exact rpe = set.rpe();
        return set.reps() >= scheme.reps().max() && (rpe == null || !rpe.isAbove(StraightScheme.CEILING));
    }

    /** <b>D-4</b> for straight sets: the second failed week takes a tenth off. */
    private static Judged failed(TrainedWeek week, StraightScheme scheme, Exact load, List<LoggedSet> considered) {
        boolean again = week.state().count(FAILURES) + 1 >= 2;
        String missed = considered.isEmpty()
                ? "no set at " + week.shown(week.entered().prescription().load())
                : "a set under " + scheme.reps().min() + " reps";
        String then = again ? ", the second failure: −10 %" : ", the first failure: " + week.shown(load) + " again";
        Exact exact = again ? week.entered().nineTenths(load) : load;
        return judged(
                Outcome.MISSED,
                again ? "double.reset" : "double.hold",
                missed + then,
                considered.isEmpty() ? week.sets() : considered,
                Target.of(exact, failures(week, again ? 0 : 1)));
    }

    private static MethodState failures(TrainedWeek week, int failures) {
        return week.state().with(FAILURES, failures);
    }

    private static Judged judged(Outcome outcome, String rule, String says, List<LoggedSet> by, Target target) {
        List<String> ids = by.stream().map(LoggedSet::setId).toList();
        return new Judged(outcome, target, new Reason(rule, says, ids), Set.of());
    }
}
