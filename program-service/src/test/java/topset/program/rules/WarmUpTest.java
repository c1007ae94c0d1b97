package topset.program.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.LiftRequest;
import topset.program.rules.lift.Prescription;
import topset.program.rules.load.Exact;

class WarmUpTest {

    @Test
    void theGuidesExample() {
        assertThat(warmUp(LiftOf.the("bench-press").from("120").lift()))
                .containsExactly("20 × 10", "60 × 8", "80 × 5", "100 × 3");
    }

    @Test
    void eachStepIsRoundedToWhatCanBeLoaded() {
        assertThat(warmUp(LiftOf.the("bench-press").from("122.5").lift()))
                .containsExactly("20 × 10", "60 × 8", "82.5 × 5", "102.5 × 3");
    }

    @Test
    void stepsNotAboveTheOneBeforeOrNotBelowTheTopAreLeftOut() {
        assertThat(warmUp(LiftOf.the("bench-press").from("30").lift())).containsExactly("20 × 10", "25 × 3");
        assertThat(warmUp(LiftOf.the("bench-press").from("20").lift())).isEmpty();
    }

    @Test
    void thereIsNoEmptyBarWithoutABarbell() {
        assertThat(warmUp(LiftOf.the("dumbbell-row").from("40").lift()))
                .containsExactly("20 × 8", "27.5 × 5", "32.5 × 3");
    }

    @Test
    void platesArePerSideAndHeaviestFirst() {
        Prescription.TopSet first =
                topSet(LiftOf.the("bench-press").from("122.5").lift());
        assertThat(first.plates())
                .isEqualTo(new Prescription.Plates(shown("25", "25", "1.25"), shown("25", "15", "2.5")));
        assertThat(topSet(LiftOf.the("dumbbell-row").from("40").lift()).plates())
                .isNull();
    }

    @Test
    void aBarOfTheGymsOwnIsWhereTheWarmUpStarts() {
        LiftRequest.Equipment own = new LiftRequest.Equipment("BARBELL", new BigDecimal("15"), null, null, null);
        assertThat(warmUp(LiftOf.the("bench-press").from("60").equipment(own).lift()))
                .startsWith("15 × 10");
    }

    private static List<Exact> shown(String... weights) {
        return Stream.of(weights).map(Exact::parse).toList();
    }

    private static List<String> warmUp(Lift lift) {
        return topSet(lift).warmUp().stream()
                .map(step -> step.load().shown() + " × " + step.reps())
                .toList();
    }

    private static Prescription.TopSet topSet(Lift lift) {
        return (Prescription.TopSet) new TrainingLog().finalWeek(lift, 1).prescription();
    }
}
