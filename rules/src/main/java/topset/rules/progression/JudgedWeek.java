package topset.rules.progression;

import java.util.List;
import java.util.stream.Collectors;
import topset.contract.WeekOutcome;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.MiniSetWeek;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.lift.Prescription.Top;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.lift.VariantRules.MiniSetRules;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;

/**
 * The judgement of a trained week, for a progression method that adds weight after a good week. A week of mini-sets is
 * judged by its best session, any other week by its deciding set.
 *
 * @param load the load of the deciding set, or of the lightest mini-set
 * @param asked the prescribed reps and RPE in words, such as {@code 4 reps at RPE 9 or less}
 * @param missed the missed part of the prescription in words, if the outcome is MISSED; empty if {@code shown} already
 * contains it
 * @param partly the reason for the outcome SHORT in words; empty for other outcomes
 */
record JudgedWeek(
        WeekOutcome outcome,
        Exact load,
        String shown,
        String asked,
        String missed,
        String partly,
        Exact ceiling,
        NamedSets by) {

    static JudgedWeek of(WeekContext week) {
        return switch (week.prescription()) {
            case Prescription.TopSet topSet -> ofTopSet(week, topSet.top());
            case Prescription.Straight straight -> ofMiniSets(week, straight);
        };
    }

    private static JudgedWeek ofTopSet(WeekContext week, Top top) {
        DecidingSet deciding = week.deciding();
        String asked = NumberText.reps(top.reps()) + atMost(top.ceiling());
        return new JudgedWeek(
                deciding.outcome(top),
                deciding.load(),
                deciding.shown(),
                asked,
                missed(week, asked),
                " is within " + top.repRange() + " reps, not yet " + top.reps(),
                top.ceiling(),
                NamedSets.of(List.of(deciding.setId())));
    }

    private static JudgedWeek ofMiniSets(WeekContext week, Prescription.Straight prescribed) {
        if (!(prescribed.rules() instanceof MiniSetRules rules)) {
            throw new IllegalStateException(week.lift().slotId() + " has straight sets: " + prescribed);
        }
        MiniSetWeek best = MiniSetWeek.of(rules, prescribed, week.sets(), week.over());
        String asked = prescribed.sets() + " sets of "
                + NumberText.reps(prescribed.reps().min()) + atMost(StraightScheme.CEILING);
        List<LoggedSet> named = best.sets().isEmpty() ? week.sets() : best.sets();
        return new JudgedWeek(
                best.outcome(),
                best.lightest(prescribed),
                shown(week, best),
                asked,
                best.sets().isEmpty() ? "" : missed(week, asked),
                best.sets().isEmpty() ? " yet" : " has " + best.sets().size() + " of " + prescribed.sets() + " sets",
                StraightScheme.CEILING,
                NamedSets.all(named));
    }

    /** For example {@code 125 kg × 2, 2, 2, 2}, with the load of the lightest set. */
    private static String shown(WeekContext week, MiniSetWeek best) {
        Prescription.Straight prescribed = (Prescription.Straight) week.prescription();
        if (best.sets().isEmpty()) {
            return "no set at " + week.shown(prescribed.load());
        }
        String reps =
                best.sets().stream().map(set -> Integer.toString(set.reps())).collect(Collectors.joining(", "));
        return week.shown(best.lightest(prescribed)) + " × " + reps;
    }

    private static String missed(WeekContext week, String asked) {
        return " missed " + week.shown(week.prescription().load()) + " × " + asked;
    }

    private static String atMost(Exact ceiling) {
        return " at RPE " + NumberText.rpe(ceiling) + " or less";
    }
}
