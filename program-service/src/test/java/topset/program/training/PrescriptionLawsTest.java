package topset.program.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import topset.program.training.LogArbitraries.Lifts;
import topset.program.training.LogArbitraries.Log;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;

/** What holds of every prescription, whatever was logged. */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class PrescriptionLawsTest {

    private static final Exact HALF_A_STEP = Exact.parse("1.25");

    @Property(tries = 150)
    void everyLoadCanBeLoadedAndIsWithinHalfAStepOfTheExactOne(@ForAll Lifts program, @ForAll Log log) {
        for (SlotWeek week : weeks(program, log)) {
            LoadableWeights loadable = LoadableWeights.of(lift(program, week).equipment());
            assertLoadable(
                    loadable, week.prescription().load(), week.prescription().exactLoad());
            if (week.prescription() instanceof Prescription.TopSet asked) {
                assertLoadable(loadable, asked.backoff().load(), asked.backoff().exactLoad());
                Stream.concat(asked.warmUp().stream(), asked.ramp().stream())
                        .forEach(step ->
                                assertThat(loadable.nearest(step.load())).isEqualTo(step.load()));
            }
        }
    }

    @Property(tries = 150)
    void theReductionStaysWithinItsBounds(@ForAll Lifts program, @ForAll Log log) {
        for (SlotWeek week : weeks(program, log)) {
            BackoffScheme scheme = lift(program, week).scheme().backoff();
            if (scheme != null && week.prescription() instanceof Prescription.TopSet asked) {
                assertThat(asked.backoff().reduction()).isBetween(scheme.lowest(), scheme.highest());
                assertThat(week.state().reduction()).isEqualTo(asked.backoff().reduction());
            }
        }
    }

    @Property(tries = 150)
    void everyWeekSaysWhy(@ForAll Lifts program, @ForAll Log log) {
        for (SlotWeek week : weeks(program, log)) {
            assertThat(week.why()).isNotEmpty();
            assertThat(week.why()).allSatisfy(why -> assertThat(why.says()).isNotBlank());
        }
    }

    @Property(tries = 120)
    void moreRepsNeverLowerTheNextLoad(
            @ForAll @IntRange(min = 0, max = 11) int reps, @ForAll @IntRange(min = 12, max = 20) int halfRpe) {
        Exact fewer = nextLoad(reps, rpe(halfRpe));
        assertThat(nextLoad(reps + 1, rpe(halfRpe))).isGreaterThanOrEqualTo(fewer);
    }

    @Property(tries = 250)
    void anEasierSetNeverLowersTheNextLoad(
            @ForAll @IntRange(min = 0, max = 12) int reps, @ForAll @IntRange(min = 3, max = 20) int halfRpe) {
        Exact harder = nextLoad(reps, rpe(halfRpe));
        assertThat(nextLoad(reps, rpe(halfRpe - 1))).isGreaterThanOrEqualTo(harder);
    }

    /** After a failed first week, so that a second failure shows. */
    private static Exact nextLoad(int reps, @Nullable String rpe) {
        Lift bench = LiftOf.benchPress();
        return new TrainingLog()
                .week(1)
                .top("120", 2, "9")
                .week(2)
                .top("120", reps, rpe)
                .finalWeek(bench, 3)
                .prescription()
                .exactLoad();
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

    private static List<SlotWeek> weeks(Lifts program, Log log) {
        return ProgramFold.fold(
                        TrainingLog.course(program.lifts()),
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
