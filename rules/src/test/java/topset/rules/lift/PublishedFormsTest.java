package topset.rules.lift;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.PlannedLift;
import topset.contract.PlannedLift.Equipment;
import topset.contract.PlannedLift.Plate;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend.PastEstimate;

/** Tests what subscribers of events see of lifts and prescriptions. */
class PublishedFormsTest {

    static Stream<LiftOf> lifts() {
        PlannedLift.RecentSet recent = new PlannedLift.RecentSet(decimal("80"), 6, decimal("8.5"));
        return Stream.of(
                bench().topReps(3, 4, 3)
                        .topRpe("8")
                        .backoff(2, 8, 10)
                        .reduction("12.5")
                        .increment("5"),
                bench().method("WAVE").waveReps(5, 4, 3).fromMax("140"),
                bench().straight(4, 6, 9).start(new LiftRequest.Start(null, null, recent, null, null)),
                bench().cluster(3, 3).start(new LiftRequest.Start(null, null, null, true, null)),
                bench().equipment(new Equipment(
                        "BARBELL",
                        decimal("15"),
                        List.of(new Plate(decimal("20"), 2), new Plate(decimal("5"), null)),
                        null,
                        null)),
                bench().loads("20", "42.5"),
                bench().equipment(new Equipment("STEP", null, null, null, decimal("7.5"))),
                LiftOf.the("dumbbell-row").restPause(25),
                LiftOf.the("good-morning").forced("strong and supervised"));
    }

    @ParameterizedTest
    @MethodSource("lifts")
    void a_request_with_the_published_form_of_a_lift_makes_the_same_lift(LiftOf asked) {
        Lift lift = accepted(asked.request());
        PlannedLift published = lift.planned();

        Lift again = accepted(request(published));

        assertThat(again).isEqualTo(lift.with(lift.equipment(), true));
        assertThat(again.planned()).isEqualTo(published);
    }

    @Test
    void the_published_form_has_only_the_parts_that_the_lift_has() {
        PlannedLift heavy = LiftOf.benchPress().planned();
        PlannedLift straight = bench().straight(4, 6, 9).fromMax("140").lift().planned();

        assertThat(heavy.scheme())
                .isEqualTo(new PlannedLift.Scheme(
                        "SINGLE_TOP",
                        1,
                        new PlannedLift.TopReps(3, 5, 4),
                        decimal("8.5"),
                        3,
                        new PlannedLift.Reps(8, 12),
                        decimal("15"),
                        null,
                        null,
                        null));
        assertThat(straight.scheme())
                .isEqualTo(new PlannedLift.Scheme(
                        "STRAIGHT", null, null, null, null, null, null, 4, new PlannedLift.Reps(6, 9), null));
        assertThat(heavy.start()).isEqualTo(new PlannedLift.Start(decimal("120"), null, null, null));
        assertThat(straight.start()).isEqualTo(new PlannedLift.Start(null, decimal("140"), null, null));
        assertThat(heavy.progression()).isEqualTo(new PlannedLift.Progression("LINEAR", decimal("2.5"), null));
        assertThat(heavy.equipment().loads()).isNull();
        assertThat(bench().loads("20").lift().planned().equipment().plates()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1} s")
    @CsvSource({"STRAIGHT, 120", "CLUSTER, 20", "REST_PAUSE, 20"})
    void the_rest_between_sets_is_that_of_the_variant(Variant variant, int seconds) {
        LiftOf lift = bench().variant(variant.name());
        Lift planned = (variant == Variant.STRAIGHT ? lift.straight(3, 8, 12) : lift).lift();

        var published = new TrainingLog().finalWeek(planned, 1).prescription().published();

        assertThat(requireNonNull(published.straight()).restSeconds()).isEqualTo(seconds);
    }

    @Test
    void the_original_plan_is_published_beside_a_deload_and_absent_in_other_weeks() {
        Lift bench = LiftOf.benchPress();
        var weeks = ProgramOf.the(bench).deload(1);
        var deload = weeks.week(new TrainingLog(), 1);

        assertThat(deload.publishedPlan())
                .isEqualTo(new TrainingLog().finalWeek(bench, 1).prescription().published())
                .isNotEqualTo(deload.prescription().published());
        assertThat(weeks.week(new TrainingLog(), 2).publishedPlan()).isNull();
    }

    @Test
    void only_equipment_and_increments_of_a_request_name_loads() {
        LiftRequest asked = bench().request();

        assertThat(asked.namesLoads()).isFalse();
        assertThat(new LiftRequest(null, 1, "squat", null, null, null, null, null).namesLoads())
                .isFalse();
        assertThat(bench().increment("5").request().namesLoads()).isTrue();
        assertThat(bench().loads("20").request().namesLoads()).isTrue();
    }

    private static LiftOf bench() {
        return LiftOf.the("bench-press");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static LiftRequest request(PlannedLift lift) {
        PlannedLift.Start start = lift.start();
        return new LiftRequest(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                lift.scheme(),
                lift.progression(),
                new LiftRequest.Start(start.load(), start.oneRepMax(), start.recentSet(), start.fromHistory(), null),
                lift.equipment(),
                lift.force());
    }

    private static Lift accepted(LiftRequest asked) {
        LiftCheck.Context context = Checked.context(
                TestCatalogue::find,
                WeightUnit.KG,
                TrainingLog.START,
                null,
                false,
                null,
                exercise -> new PastEstimate(Exact.of(150), 1));
        return Checked.accepted(found -> LiftCheck.check(List.of(asked), context, found))
                .lifts()
                .getFirst();
    }
}
