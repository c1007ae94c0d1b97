package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

/** {@code equipment-changed}: the gym's equipment changes from week w on (ADR 0149). */
class EquipmentChangedTest {

    /** A gym without plates of 1.25 kg: 122.5 kg cannot be loaded. */
    private final GymSettings gym = new GymSettings(
            WeightUnit.KG,
            null,
            null,
            Stream.of("25", "20", "15", "10", "5", "2.5")
                    .map(weight -> new PlannedLift.Plate(new BigDecimal(weight), null))
                    .toList(),
            null,
            null,
            null,
            null);

    private final Lift bench = LiftOf.benchPress();
    private final Lift inGym = bench.withGymEquipment(
            gym.equipment(Objects.requireNonNull(TestCatalogue.find("bench-press")), WeightUnit.KG));
    private final TrainingLog hit = new TrainingLog().week(1).top("120", 4, "8.5");

    @Test
    void the_next_week_is_rounded_again_and_says_so() {
        SlotWeek second = ProgramOf.the(bench).changed(2, inGym).week(hit, 2);

        assertThatWeek(second).asksForTop("120", "122.5").because("linear.hit", "equipment-changed");
        assertThat(second.why())
                .extracting(Why::says)
                .contains("the gym's equipment is changed from this week on: 122.5 kg, loaded as 120 kg");
    }

    @Test
    void the_exact_load_is_kept_so_the_next_success_adds_up() {
        TrainingLog twice = hit.week(2).top("120", 4, "8.5");
        assertThatWeek(ProgramOf.the(bench).changed(2, inGym).week(twice, 3))
                .asksForTop("125", "125")
                .because("linear.hit");
    }

    @Test
    void this_week_stays() {
        assertThatWeek(ProgramOf.the(bench).changed(3, inGym).week(hit, 2))
                .asksForTop("122.5", "122.5")
                .because("linear.hit");
    }

    @Test
    void a_change_of_more_than_the_equipment_is_a_changed_lift() {
        Lift more = LiftOf.the("bench-press").from("120").increment("5").lift().withGymEquipment(inGym.equipment());
        assertThatWeek(ProgramOf.the(bench).changed(2, more).week(hit, 2)).because("linear.hit", "lift-changed");
    }

    @Test
    void who_named_the_same_equipment_makes_no_difference() {
        assertThatWeek(ProgramOf.the(bench)
                        .changed(2, bench.withGymEquipment(bench.equipment()))
                        .week(hit, 2))
                .because("linear.hit");
    }
}
