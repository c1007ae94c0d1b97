package topset.program.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.rules.PrescriptionAssert.assertThatWeek;

import org.junit.jupiter.api.Test;
import topset.program.rules.lift.FlagCode;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.Outcome;

/** Straight sets and double progression (training-rules.md § 3.4). */
class StraightSetsTest {

    private final Lift press =
            LiftOf.the("leg-press").straight(3, 10, 12).from("100").lift();

    private static TrainingLog log() {
        return new TrainingLog().exercise("leg-press");
    }

    private static TrainingLog straights(TrainingLog log, String load, int... reps) {
        for (int each : reps) {
            log.straight(load, each, null);
        }
        return log;
    }

    @Test
    void allSetsAtTheTopOfTheRangeRaiseTheLoad() {
        assertThatWeek(straights(log().week(1), "100", 12, 12, 13).finalWeek(press, 2))
                .after(Outcome.HIT)
                .asksForTop("105", "105")
                .because("double.raise");
    }

    @Test
    void anIncrementSmallerThanTheStackAddsUp() {
        Lift slow = LiftOf.the("leg-press")
                .straight(1, 10, 12)
                .increment("1.25")
                .from("100")
                .lift();
        TrainingLog log = straights(straights(log().week(1), "100", 12).week(2), "100", 12);
        assertThatWeek(log.finalWeek(slow, 2)).asksForTop("100", "101.25");
        assertThatWeek(log.finalWeek(slow, 3)).asksForTop("102.5", "102.5");
    }

    @Test
    void moreSetsThanAskedForRaiseForAnyOtherSets() {
        assertThatWeek(straights(log().week(1), "100", 12, 12, 12, 6).finalWeek(press, 2))
                .because("double.raise");
    }

    @Test
    void aSetAboveRpeNineDoesNotCountAsFull() {
        assertThatWeek(straights(log().week(1), "100", 12, 12)
                        .straight("100", 12, "9.5")
                        .finalWeek(press, 2))
                .after(Outcome.HIT)
                .asksForTop("100")
                .because("double.hold")
                .flag(FlagCode.TRAINED_TO_FAILURE, "w1-3");
        assertThatWeek(log().week(1).straight("100", 12, "9").finalWeek(press, 2))
                .doesNotFlag(FlagCode.TRAINED_TO_FAILURE);
    }

    @Test
    void insideTheRangeHolds() {
        assertThatWeek(straights(log().week(1), "100", 12, 11, 10).finalWeek(press, 2))
                .after(Outcome.HIT)
                .asksForTop("100", "100")
                .because("double.hold");
    }

    @Test
    void theSecondFailureTakesATenthOffAndAHeldWeekForgivesTheFirst() {
        TrainingLog failing =
                straights(straights(log().week(1), "100", 12, 9, 8).week(2), "100", 9, 9, 9);
        assertThatWeek(failing.finalWeek(press, 2))
                .after(Outcome.MISSED)
                .asksForTop("100")
                .because("double.hold")
                .flag(FlagCode.TARGET_MISSED, "w1-2", "w1-3");
        assertThatWeek(failing.finalWeek(press, 3)).asksForTop("90", "90").because("double.reset");
        TrainingLog forgiven = straights(
                straights(straights(log().week(1), "100", 9).week(2), "100", 10, 10, 10)
                        .week(3),
                "100",
                9);
        assertThatWeek(forgiven.finalWeek(press, 4)).asksForTop("100").because("double.hold");
    }

    @Test
    void aHeavierSetThatDidNotMissIsNotNamedForTheOneThatDid() {
        TrainingLog log = log().week(1).straight("105", 10, null).straight("100", 9, null);
        assertThatWeek(log.finalWeek(press, 2)).flag(FlagCode.TARGET_MISSED, "w1-2");
    }

    @Test
    void lighterSetsAreNotConsideredAndNoneAtTheLoadIsAFailure() {
        assertThatWeek(straights(log().week(1), "90", 12, 12, 12).finalWeek(press, 2))
                .after(Outcome.MISSED)
                .because("double.hold");
    }

    @Test
    void thereIsNoBackoffAndNoWarmUp() {
        SlotWeek first = log().finalWeek(press, 1);
        assertThat(first.prescription()).isInstanceOf(topset.program.rules.lift.Prescription.Straight.class);
        assertThat(first.state().reduction()).isNull();
        assertThat(Today.backoff(
                        press, first, log().week(1).straight("100", 12, null).sets()))
                .isNull();
    }

    @Test
    void theSumsAreOfTheStraightSets() {
        SlotWeek.Done done =
                straights(log().week(1), "100", 12, 11, 10).finalWeek(press, 2).done();
        assertThat(done).isNotNull();
        if (done != null) {
            assertThat(done.topReps()).isEqualTo(33);
            assertThat(done.tonnage().shown()).isEqualTo("3300");
        }
    }
}
