package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;

/** Tests that the same training in pounds and in kilograms gives the same decisions (training-rules.md § 1). */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class UnitsLawTest {

    private static final Exact KG_PER_LB = Exact.parse("0.45359237");

    private static final Set<FlagCode> BY_ESTIMATE =
            EnumSet.of(FlagCode.BEYOND_FAILURE, FlagCode.SUDDEN_DROP, FlagCode.PERSONAL_RECORD, FlagCode.STALLED);

    /** A set gives the same results in either unit. */
    @Property(tries = 200)
    void sets_of_exactly_the_same_weight_fold_to_the_same(@ForAll Lifts program, @ForAll Log log) {
        List<LoggedSet> pounds = log.sets().stream()
                .filter(set -> set.load().signum() > 0)
                .map(UnitsLawTest::asTypedInPounds)
                .toList();
        List<LoggedSet> kilos =
                pounds.stream().map(UnitsLawTest::exactlyInKilos).toList();
        assertThat(folded(program.lifts(), pounds, LogArbitraries.WEEKS))
                .isEqualTo(folded(program.lifts(), kilos, LogArbitraries.WEEKS));
    }

    @Property(tries = 200)
    void three_decimals_of_a_pound_are_enough_for_weeks_of_the_linear_method(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 160, max = 240) Integer> halfKilos,
            @ForAll @IntRange(min = 1, max = 6) int reps,
            @ForAll @IntRange(min = 12, max = 20) int rpe) {
        assertSameDecisions("LINEAR", halfKilos, reps, rpe);
    }

    /** Only one week, because the smoothed estimate may round later weeks to different plates. */
    @Property(generation = GenerationMode.EXHAUSTIVE)
    void three_decimals_of_a_pound_are_enough_for_a_week_of_the_rpe_method(
            @ForAll @IntRange(min = 160, max = 240) int halfKilos,
            @ForAll @IntRange(min = 1, max = 6) int reps,
            @ForAll @IntRange(min = 12, max = 20) int rpe) {
        assertSameDecisions("RPE", List.of(halfKilos), reps, rpe);
    }

    private static void assertSameDecisions(String method, List<Integer> halfKilos, int reps, int rpe) {
        Lift lift = LiftOf.the("bench-press").method(method).from("100").lift();
        TrainingLog inKilos = new TrainingLog();
        for (int n = 0; n < halfKilos.size(); n++) {
            String load =
                    new BigDecimal(halfKilos.get(n)).divide(BigDecimal.TWO).toPlainString();
            inKilos.week(n + 1).top(load, reps, Exact.ratio(rpe, 2).shown());
        }
        List<LoggedSet> inPounds =
                inKilos.sets().stream().map(UnitsLawTest::asTypedInPounds).toList();
        List<FoldedWeek> kilos = folded(List.of(lift), inKilos.sets(), halfKilos.size());
        List<FoldedWeek> pounds = folded(List.of(lift), inPounds, halfKilos.size());
        for (int n = 0; n < kilos.size(); n++) {
            assertSameDecision(
                    kilos.get(n).slots().getFirst(), pounds.get(n).slots().getFirst());
        }
    }

    private static List<FoldedWeek> folded(List<Lift> lifts, List<LoggedSet> sets, int week) {
        return ProgramFold.fold(TrainingLog.program(lifts), null, sets, TrainingLog.late(week));
    }

    private static LoggedSet exactlyInKilos(LoggedSet set) {
        return weighing(set, set.load().times(Exact.parse("0.45359237")), WeightUnit.KG);
    }

    /** A load of 93.696 lb is 42.5 kg: the error of three decimals is below the tolerance of comparisons. */
    private static LoggedSet asTypedInPounds(LoggedSet set) {
        return weighing(set, Exact.of(set.loadIn(WeightUnit.LB).rounded(3)), WeightUnit.LB);
    }

    private static LoggedSet weighing(LoggedSet set, Exact load, WeightUnit unit) {
        return new LoggedSet(
                set.setId(),
                set.sessionId(),
                set.sessionStart(),
                set.day(),
                set.exercise(),
                set.role(),
                load,
                unit,
                set.reps(),
                set.rpe(),
                set.pain(),
                set.completedAt(),
                set.slotId());
    }

    private static void assertSameDecision(SlotWeek kilos, SlotWeek pounds) {
        assertThat(pounds.why())
                .extracting(Why::rule)
                .isEqualTo(kilos.why().stream().map(Why::rule).toList());
        assertThat(codes(pounds)).isEqualTo(codes(kilos));
        assertThat(pounds.prescription().exactLoad().minus(kilos.prescription().exactLoad()))
                .isBetween(Exact.parse("-0.01"), Exact.parse("0.01"));
    }

    /**
     * Omits codes that depend on estimates only, because three decimals of a pound may fall on either side of a limit.
     */
    private static List<FlagCode> codes(SlotWeek week) {
        return week.flags().stream()
                .map(RaisedFlag::code)
                .filter(code -> !BY_ESTIMATE.contains(code))
                .toList();
    }

    /** The loads, increments and steps of a lifter in pounds are those in kilograms multiplied by one factor. */
    @Property(tries = 200)
    void a_program_in_pounds_of_the_same_weight_decides_the_same(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 12) Integer> steps,
            @ForAll @IntRange(min = 1, max = 6) int reps,
            @ForAll @IntRange(min = 12, max = 20) int rpe) {
        Lift kilos = LiftOf.the("dumbbell-row")
                .variant("SINGLE_TOP")
                .from("100")
                .increment("2.5")
                .lift();
        Lift pounds = LiftOf.the("dumbbell-row")
                .variant("SINGLE_TOP")
                .from("200")
                .increment("5")
                .lift(WeightUnit.LB);
        TrainingLog inKilos = new TrainingLog().exercise("dumbbell-row");
        TrainingLog inPounds = new TrainingLog().exercise("dumbbell-row").inPounds();
        for (int n = 0; n < steps.size(); n++) {
            int step = 34 + steps.get(n);
            inKilos.week(n + 1)
                    .top(
                            new BigDecimal("2.5")
                                    .multiply(BigDecimal.valueOf(step))
                                    .toPlainString(),
                            reps,
                            Exact.ratio(rpe, 2).shown());
            inPounds.week(n + 1)
                    .top(Integer.toString(5 * step), reps, Exact.ratio(rpe, 2).shown());
        }
        for (int week = 1; week <= steps.size() + 1; week++) {
            SlotWeek one = inKilos.finalWeek(kilos, week);
            SlotWeek other = inPounds.finalWeek(pounds, week);
            assertThat(other.prescription().load())
                    .isEqualTo(one.prescription().load().times(Exact.of(2)));
            assertThat(other.why())
                    .extracting(Why::rule)
                    .isEqualTo(one.why().stream().map(Why::rule).toList());
            assertThat(other.flags()).isEqualTo(one.flags());
        }
    }

    @Example
    void one_session_may_mix_them() {
        Lift bench = LiftOf.the("bench-press").from("42.5").lift();
        TrainingLog log = new TrainingLog()
                .week(1)
                .warmUp()
                .inPounds()
                .top("93.696", 4, "8")
                .backoff("79.5", 9, null);
        assertThatWeek(log.finalWeek(bench, 2))
                .because("linear.hit", "backoff.on-target")
                .asksForTop("45");
    }

    @Example
    void a_pound_is_exact() {
        assertThat(Loads.convert(Exact.ONE, WeightUnit.LB, WeightUnit.KG)).isEqualTo(KG_PER_LB);
        assertThat(Loads.convert(KG_PER_LB, WeightUnit.KG, WeightUnit.LB)).isEqualTo(Exact.ONE);
    }
}
