package topset.rules.progression;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.SetRole;
import topset.contract.TargetOverride;
import topset.contract.WeekOutcome;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.lift.Variant;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.load.RpeChart;
import topset.rules.week.SlotWeek;

/**
 * Computes the effect of pain and injury a second time, from the text of training-rules.md § 12 alone, for lifts
 * without a bodyweight. It starts from the week that the same sets without pain lead to.
 *
 * @param entered the judged week, as it was entered
 * @param painless the next week after the same sets without pain and injury
 * @param painful the painful TOP, BACKOFF and STRAIGHT sets of the slot in the judged week
 * @param injured whether the athlete is injured when the next week begins
 */
record PainOracle(
        Lift before,
        Lift after,
        SlotWeek entered,
        SlotWeek painless,
        @Nullable TargetOverride override,
        List<LoggedSet> painful,
        boolean injured) {

    private static final Exact NINE_TENTHS = Exact.parse("0.9");

    /** The reps and RPE for which a load is meant. */
    private record Aim(int reps, Exact rpe) {
        Exact share() {
            return RpeChart.pct(reps, rpe);
        }
    }

    int painWeeks() {
        if (painful.isEmpty()) {
            return isTrained() ? 0 : entered.state().painWeeksInARow();
        }
        return entered.state().painWeeksInARow() + 1;
    }

    Exact exact() {
        Exact exact = stands();
        if (!painful.isEmpty()) {
            for (LoggedSet set : painful) {
                if (set.role() != SetRole.BACKOFF) {
                    exact = exact.min(lowered(set.loadIn(before.unit())));
                }
            }
            exact = exact.min(lowered(entered.prescription().load()));
            exact = painWeeks() >= 2 ? exact.times(NINE_TENTHS) : exact;
        }
        return injured ? exact.min(lowered(entered.prescription().load())) : exact;
    }

    /** Returns the available load at or below the computed one. Loads are compared as rounded to one decimal. */
    Exact load() {
        LoadableWeights loads = LoadableWeights.of(after.equipment());
        List<Exact> allowed = new ArrayList<>();
        for (Exact each = loads.smallest(); each != null; each = loads.above(each)) {
            if (tenths(each).compareTo(tenths(exact())) > 0) {
                break;
            }
            allowed.add(each);
        }
        return allowed.isEmpty() ? loads.smallest() : allowed.getLast();
    }

    /** Returns the base of a wave whose current step has the load. */
    Exact base() {
        int reps = waveReps(after, changesMethod() ? 0 : stepOf(entered));
        Aim step = new Aim(reps, rpe(after));
        Aim first = new Aim(after.method().waveReps().getFirst(), rpe(after));
        return exact().times(first.share()).over(step.share());
    }

    Exact reduction() {
        boolean wasEasy = painless.why().stream().anyMatch(why -> why.rule().equals("backoff.easy"));
        Prescription.TopSet asked = (Prescription.TopSet) (wasEasy ? entered : painless).prescription();
        return asked.backoff().reduction();
    }

    boolean persists() {
        return !painful.isEmpty() && painWeeks() >= 3;
    }

    boolean isTrained() {
        WeekOutcome outcome = requireNonNull(painless.done()).outcome();
        return outcome != WeekOutcome.NOT_TRAINED && outcome != WeekOutcome.NOT_YET_TRAINED;
    }

    boolean wasWave() {
        return before.method().name().equals("WAVE");
    }

    boolean isWave() {
        return after.method().name().equals("WAVE");
    }

    boolean changesMethod() {
        return before.scheme().variant() != after.scheme().variant()
                || !before.method().name().equals(after.method().name());
    }

    /**
     * Returns the load after training-rules.md § 3 and {@code lift-changed}. A trained week of a wave keeps its step.
     */
    private Exact stands() {
        if (!wasWave() || !isTrained()) {
            return painless.prescription().exactLoad();
        }
        Aim step = new Aim(waveReps(before, stepOf(entered)), rpe(before));
        Aim first = new Aim(before.method().waveReps().getFirst(), rpe(before));
        Exact same = requireNonNull(entered.state().method().get("base"))
                .times(step.share())
                .over(first.share());
        return changesMethod() ? same.times(next().share()).over(step.share()) : same;
    }

    private Exact lowered(Exact load) {
        boolean straight =
                before.scheme().variant() == Variant.STRAIGHT && after.scheme().variant() == Variant.STRAIGHT;
        if (straight || (wasWave() && !changesMethod())) {
            return load;
        }
        return load.min(load.times(next().share()).over(seen().share()));
    }

    private Aim seen() {
        return switch (entered.prescription()) {
            case Prescription.TopSet set -> new Aim(set.top().reps(), set.top().rpe());
            case Prescription.Straight straight ->
                straight.miniSets() == Variant.CLUSTER
                        ? new Aim(2 * straight.reps().max(), Exact.of(8))
                        : new Aim(straight.reps().max(), Exact.of(9));
        };
    }

    private Aim next() {
        Integer given = override == null ? null : override.reps();
        if (after.scheme().top() != null) {
            int reps = isWave()
                    ? after.method().waveReps().getFirst()
                    : given == null ? after.scheme().top().target() : given;
            return new Aim(reps, rpe(after));
        }
        boolean isStraight = after.scheme().variant() == Variant.STRAIGHT;
        int reps = given == null || isStraight ? after.scheme().reps().max() : given;
        return after.scheme().variant() == Variant.CLUSTER
                ? new Aim(2 * reps, Exact.of(8))
                : new Aim(reps, Exact.of(9));
    }

    private static Exact rpe(Lift lift) {
        return requireNonNull(lift.scheme().top()).rpe();
    }

    private static int waveReps(Lift lift, int step) {
        return lift.method().waveReps().get(step);
    }

    private static int stepOf(SlotWeek week) {
        return week.state().method().count("step");
    }

    private static BigDecimal tenths(Exact load) {
        return load.rounded(1);
    }

    /** Returns the painful sets that count, among all sets that the slot's flag names. */
    static List<LoggedSet> painful(SlotWeek next, List<LoggedSet> sets) {
        List<String> named = next.flags().stream()
                .filter(flag -> flag.code() == FlagCode.PAIN_REPORTED)
                .flatMap(flag -> flag.setIds().stream())
                .toList();
        return sets.stream()
                .filter(set -> named.contains(set.setId()))
                .filter(set -> set.role() != SetRole.WARM_UP && set.role() != SetRole.RAMP)
                .toList();
    }
}
