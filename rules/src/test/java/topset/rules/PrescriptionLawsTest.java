package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import topset.rules.LogArbitraries.Lifted;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.WarmUp;

/** Laws of every prescription, for any training. */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
public class PrescriptionLawsTest {

    private static final Exact HALF_A_STEP = Exact.parse("1.25");

    @Property(tries = 150)
    void every_load_can_be_loaded_and_is_within_half_a_step_of_the_exact_one_or_with_pain_at_or_below_it(
            @ForAll Lifts program, @ForAll Log log) {
        for (SlotWeek week : weeks(program, log)) {
            LoadableWeights loadable = LoadableWeights.of(lift(program, week).equipment());
            Exact load = week.prescription().load();
            Exact exact = week.prescription().exactLoad();
            if (isHeldDown(week)) {
                assertNotHeavier(loadable, load, exact);
            } else {
                assertLoadable(loadable, load, exact);
            }
            if (week.prescription() instanceof Prescription.TopSet asked) {
                assertLoadable(loadable, asked.backoff().load(), asked.backoff().exactLoad());
                WarmUp warmUp = WarmUp.of(lift(program, week), week);
                Stream.concat(warmUp.sets().stream(), warmUp.ramp().stream())
                        .forEach(step ->
                                assertThat(loadable.nearest(step.load())).isEqualTo(step.load()));
            }
        }
    }

    @Property(tries = 150)
    void the_reduction_stays_within_its_bounds(@ForAll Lifts program, @ForAll Log log) {
        for (SlotWeek week : weeks(program, log)) {
            BackoffScheme scheme = lift(program, week).scheme().backoff();
            if (scheme != null && week.prescription() instanceof Prescription.TopSet asked) {
                assertThat(asked.backoff().reduction()).isBetween(scheme.lowest(), scheme.highest());
                assertThat(week.state().reduction()).isEqualTo(asked.backoff().reduction());
            }
        }
    }

    @Property(tries = 150)
    void every_week_says_why(@ForAll Lifts program, @ForAll Log log) {
        for (SlotWeek week : weeks(program, log)) {
            assertThat(week.why()).isNotEmpty();
            assertThat(week.why()).allSatisfy(why -> assertThat(why.says()).isNotBlank());
        }
    }

    @Property(tries = 200)
    void more_reps_never_lower_the_next_load(
            @ForAll Lifted lifted,
            @ForAll @IntRange(min = 0, max = 13) int reps,
            @ForAll @IntRange(min = 3, max = 20) int halfRpe) {
        Exact fewer = nextLoad(lifted, reps, rpe(halfRpe));
        assertThat(nextLoad(lifted, reps + 1, rpe(halfRpe))).isGreaterThanOrEqualTo(fewer);
    }

    @Property(tries = 300)
    void an_easier_set_never_lowers_the_next_load(
            @ForAll Lifted lifted,
            @ForAll @IntRange(min = 0, max = 13) int reps,
            @ForAll @IntRange(min = 3, max = 20) int halfRpe) {
        Exact harder = nextLoad(lifted, reps, rpe(halfRpe));
        assertThat(nextLoad(lifted, reps, rpe(halfRpe - 1))).isGreaterThanOrEqualTo(harder);
    }

    /**
     * Returns the next load after a first week. With LINEAR the first week failed, so that a second failure shows. With
     * RPE it had any effort, so that smoothing applies.
     */
    private static Exact nextLoad(Lifted lifted, int reps, String rpe) {
        Lift bench =
                LiftOf.the("bench-press").method(lifted.method()).from("120").lift();
        return new TrainingLog()
                .week(1)
                .top("120", lifted.firstReps(), rpe(lifted.firstHalfRpe()))
                .week(2)
                .top(Integer.toString(lifted.load()), reps, rpe)
                .finalWeek(bench, 3)
                .prescription()
                .load();
    }

    private static String rpe(int half) {
        return Exact.ratio(half, 2).shown();
    }

    private static void assertLoadable(LoadableWeights loadable, Exact load, Exact exact) {
        assertThat(loadable.nearest(load)).isEqualTo(load);
        if (exact.isBelow(loadable.smallest())) {
            assertThat(load).isEqualTo(loadable.smallest());
        } else if (exact.isAbove(loadable.largest())) {
            assertThat(load).isEqualTo(loadable.largest());
        } else {
            assertThat(load.minus(exact)).isBetween(HALF_A_STEP.negated(), HALF_A_STEP);
        }
    }

    /** Whether the load is held by pain, or because nothing was lifted since. */
    private static boolean isHeldDown(SlotWeek week) {
        return week.why().stream()
                .anyMatch(why -> why.rule().startsWith("pain.")
                        || Set.of("layoff.hold", "not-yet-trained").contains(why.rule()));
    }

    private static void assertNotHeavier(LoadableWeights loadable, Exact load, Exact exact) {
        assertThat(loadable.nearest(load)).isEqualTo(load);
        if (exact.isBelow(loadable.smallest())) {
            assertThat(load).isEqualTo(loadable.smallest());
        } else if (!exact.isAbove(loadable.largest())) {
            assertThat(load.minus(exact))
                    .isBetween(HALF_A_STEP.plus(HALF_A_STEP).negated(), HALF_A_STEP);
        }
    }

    private static List<SlotWeek> weeks(Lifts program, Log log) {
        return ProgramFold.fold(
                        TrainingLog.program(program.lifts()),
                        null,
                        log.sets(),
                        TrainingLog.late(LogArbitraries.WEEKS + 1))
                .stream()
                .flatMap(week -> week.slots().stream())
                .toList();
    }

    private static Lift lift(Lifts program, SlotWeek week) {
        return program.lifts().stream()
                .filter(lift -> lift.slotId().equals(week.slotId()))
                .findFirst()
                .orElseThrow();
    }
}
