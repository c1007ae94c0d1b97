package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.PlannedLift;
import topset.contract.PlannedLift.Plate;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.LiftOf;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;

/** The loads that a gym's equipment can make (training-rules.md § 1.2, {@code loadable}). */
class EquipmentCheckTest {

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource
    void what_cannot_be_loaded_with_is_refused_with_its_range(
            PlannedLift.Equipment asked, String field, String message) {
        assertThat(refused(asked)).containsExactly(new Violation("lifts[0].equipment." + field, message, "loadable"));
    }

    static Stream<Arguments> what_cannot_be_loaded_with_is_refused_with_its_range() {
        return Stream.of(
                refusal(
                        new PlannedLift.Equipment("ROPE", null, null, null, null),
                        "kind",
                        "must be BARBELL, FIXED or STEP, not ROPE"),
                refusal(
                        new PlannedLift.Equipment("FIXED", decimal("20"), null, null, null),
                        "bar",
                        "must be absent with equipment FIXED"),
                refusal(
                        new PlannedLift.Equipment("STEP", null, List.of(plate("20", null)), null, null),
                        "plates",
                        "must be absent with equipment STEP"),
                refusal(
                        new PlannedLift.Equipment("BARBELL", null, null, List.of(decimal("20")), null),
                        "loads",
                        "must be absent with equipment BARBELL"),
                refusal(
                        new PlannedLift.Equipment(null, null, null, null, decimal("5")),
                        "step",
                        "must be absent with equipment BARBELL"),
                refusal(bar("0.05"), "bar", "must be between 0.1 and 1000, not 0.05"),
                refusal(bar("1000.5"), "bar", "must be between 0.1 and 1000, not 1000.5"),
                refusal(plates(List.of()), "plates", "must have 1 to 20 kinds of plate, not 0"),
                refusal(kindsOfPlate(21), "plates", "must have 1 to 20 kinds of plate, not 21"),
                refusal(
                        plates(List.of(plate("20", 2), plate("20.0", 1))),
                        "plates[1].weight",
                        "must be unique: 20 is listed twice"),
                refusal(plates(List.of(plate(null, 2))), "plates[0].weight", "is required"),
                refusal(plates(List.of(plate("20", 0))), "plates[0].pairs", "must be between 1 and 50, not 0"),
                refusal(plates(List.of(plate("20", 51))), "plates[0].pairs", "must be between 1 and 50, not 51"),
                refusal(plates(List.of(plate("0.05", 1))), "plates[0].weight", "must be between 0.1 and 100, not 0.05"),
                refusal(
                        plates(List.of(plate("100.5", 1))),
                        "plates[0].weight",
                        "must be between 0.1 and 100, not 100.5"),
                refusal(
                        plates(List.of(plate("1.255", 1))),
                        "plates[0].weight",
                        "must be a multiple of 0.01, not 1.255"),
                refusal(fixed(Stream.of()), "loads", "must have 1 to 500 loads, not 0"),
                refusal(
                        fixed(IntStream.rangeClosed(1, 501).mapToObj(Integer::toString)),
                        "loads",
                        "must have 1 to 500 loads, not 501"),
                refusal(
                        fixed(Stream.of("20", "20")),
                        "loads[1]",
                        "must be above 20, which is the load before it, not" + " 20"),
                refusal(fixed(Stream.of("0.05")), "loads[0]", "must be between 0.1 and 1000, not 0.05"),
                refusal(step("0.05"), "step", "must be between 0.1 and 100, not 0.05"),
                refusal(step("100.5"), "step", "must be between 0.1 and 100, not 100.5"));
    }

    @Test
    void the_limits_themselves_are_allowed() {
        assertThat(accepted(bar("0.1")).bar()).isEqualTo(Exact.parse("0.1"));
        assertThat(accepted(bar("1000")).bar()).isEqualTo(Exact.of(1000));
        assertThat(accepted(kindsOfPlate(20)).plates()).hasSize(20);
        assertThat(accepted(plates(List.of(plate("100", 50), plate("0.1", 1)))).plates())
                .containsExactly(new Equipment.Plate(Exact.of(100), 50), new Equipment.Plate(Exact.parse("0.1"), 1));
        assertThat(accepted(fixed(IntStream.rangeClosed(1, 500).mapToObj(Integer::toString)))
                        .loads())
                .hasSize(500);
        assertThat(accepted(step("0.1")).step()).isEqualTo(Exact.parse("0.1"));
        assertThat(accepted(step("100")).step()).isEqualTo(Exact.of(100));
    }

    @Test
    void plates_are_kept_heaviest_first() {
        assertThat(accepted(plates(List.of(plate("5", null), plate("25", 1), plate("10", null))))
                        .plates())
                .extracting(Equipment.Plate::weight)
                .containsExactly(Exact.of(25), Exact.of(10), Exact.of(5));
    }

    @Test
    void what_is_not_said_is_as_usual() {
        Equipment usual = LiftOf.the("bench-press").lift().equipment();
        assertThat(accepted(new PlannedLift.Equipment(null, null, null, null, null)))
                .isEqualTo(usual);
        assertThat(accepted(bar("15")).plates()).isEqualTo(usual.plates());
        assertThat(accepted(plates(List.of(plate("20", null)))).bar()).isEqualTo(usual.bar());
        assertThat(accepted(new PlannedLift.Equipment("FIXED", null, null, null, null))
                        .loads())
                .isNotEmpty();
        assertThat(accepted(new PlannedLift.Equipment("STEP", null, null, null, null))
                        .kind())
                .isEqualTo(EquipmentKind.STEP);
    }

    /** Only such equipment stays as it is when the gym's equipment changes. */
    @Test
    void equipment_is_the_lifts_own_if_it_differs_in_kind_or_names_any_part() {
        assertThat(LiftOf.the("bench-press").lift().ownEquipment()).isFalse();
        assertThat(isOwn(new PlannedLift.Equipment(null, null, null, null, null)))
                .isFalse();
        assertThat(isOwn(new PlannedLift.Equipment("BARBELL", null, null, null, null)))
                .isFalse();
        assertThat(isOwn(new PlannedLift.Equipment("STEP", null, null, null, null)))
                .isTrue();
        assertThat(isOwn(bar("20"))).isTrue();
        assertThat(isOwn(plates(List.of(plate("20", null))))).isTrue();
        assertThat(LiftOf.the("dumbbell-row").equipment(step("2.5")).lift().ownEquipment())
                .isTrue();
        assertThat(isOwn(fixed(Stream.of("20")))).isTrue();
    }

    private static boolean isOwn(PlannedLift.Equipment asked) {
        return LiftOf.the("bench-press").equipment(asked).lift().ownEquipment();
    }

    private static Arguments refusal(PlannedLift.Equipment asked, String field, String message) {
        return Arguments.of(asked, field, message);
    }

    private static List<Violation> refused(PlannedLift.Equipment asked) {
        LiftRequest bench = LiftOf.the("bench-press").equipment(asked).request();
        return Checked.refused(found -> LiftCheck.check(List.of(bench), LiftOf.context(WeightUnit.KG), found));
    }

    private static Equipment accepted(PlannedLift.Equipment asked) {
        return LiftOf.the("bench-press").equipment(asked).lift().equipment();
    }

    private static PlannedLift.Equipment bar(String bar) {
        return new PlannedLift.Equipment("BARBELL", decimal(bar), null, null, null);
    }

    private static PlannedLift.Equipment plates(List<Plate> plates) {
        return new PlannedLift.Equipment("BARBELL", null, plates, null, null);
    }

    private static PlannedLift.Equipment kindsOfPlate(int count) {
        return plates(IntStream.rangeClosed(1, count)
                .mapToObj(n -> plate(Integer.toString(n), null))
                .toList());
    }

    private static PlannedLift.Equipment fixed(Stream<String> loads) {
        return new PlannedLift.Equipment(
                "FIXED", null, null, loads.map(EquipmentCheckTest::decimal).toList(), null);
    }

    private static PlannedLift.Equipment step(String step) {
        return new PlannedLift.Equipment("STEP", null, null, null, decimal(step));
    }

    private static Plate plate(@Nullable String weight, @Nullable Integer pairs) {
        return new Plate(weight == null ? null : decimal(weight), pairs);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
