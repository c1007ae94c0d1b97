package topset.program.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.rules.PrescriptionAssert.assertThatWeek;

import org.junit.jupiter.api.Test;
import topset.program.rules.lift.Flag;
import topset.program.rules.lift.FlagCode;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.Outcome;

/** {@code pause} (training-rules.md § 6). */
class PauseTest {

    private final Lift bench =
            LiftOf.the("bench-press").from("100").increment("1.25").lift();
    private final TrainingLog hit = new TrainingLog().week(1).warmUp().top("100", 4, "8");

    @Test
    void aPausedWeekRepeatsThePlanBeforeItToTheLastFraction() {
        SlotWeek third = ProgramOf.the(bench).paused(2, 0, 2, 6).week(hit, 3);
        assertThatWeek(third)
                .asksForTop("100", "101.25")
                .because("pause")
                .after(Outcome.NOT_TRAINED)
                .flags();
    }

    @Test
    void itsCountersStandStillSoThatALayoffGoesOnAfterIt() {
        ProgramOf paused = ProgramOf.the(bench).paused(2, 0, 3, 6);
        TrainingLog nothing = new TrainingLog();
        assertThatWeek(paused.week(nothing, 2)).because("layoff.hold");
        assertThatWeek(paused.week(nothing, 3)).because("pause");
        assertThatWeek(paused.week(nothing, 4)).because("pause");
        assertThatWeek(paused.week(nothing, 5)).because("layoff.reduce").asksForTop("90");
    }

    @Test
    void aSingleDayOfTheWeekIsEnough() {
        assertThatWeek(ProgramOf.the(bench).paused(1, 6, 2, 0).week(hit, 3)).because("pause");
        assertThatWeek(ProgramOf.the(bench).paused(2, 6, 3, 0).week(hit, 3)).because("pause");
        assertThatWeek(ProgramOf.the(bench).paused(1, 5, 1, 6).week(hit, 3)).because("layoff.hold");
        assertThatWeek(ProgramOf.the(bench).paused(3, 0, 3, 0).week(hit, 3)).because("layoff.hold");
    }

    @Test
    void aWeekThatWasTrainedNeverthelessCounts() {
        assertThatWeek(ProgramOf.the(bench).paused(1, 0, 1, 6).week(hit, 2)).because("linear.hit");
    }

    @Test
    void withoutAnEndItLastsUntilResumed() {
        assertThatWeek(ProgramOf.the(bench).pausedFrom(2).week(hit, 9))
                .because("pause")
                .asksForTop("100", "101.25");
    }

    @Test
    void backoffsAloneDoNotMoveThePlanOfAPausedWeek() {
        TrainingLog light = new TrainingLog().week(1).backoffs("85", 5, 5);
        assertThatWeek(ProgramOf.the(bench).paused(1, 0, 1, 6).week(light, 2))
                .because("pause")
                .reducesBy("15");
    }

    @Test
    void aWaveRepeatsItsStep() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        TrainingLog five = new TrainingLog().week(1).top("100", 5, "8");
        assertThatWeek(ProgramOf.the(wave).paused(2, 0, 2, 6).week(five, 3))
                .asksForTop("102.5", "103.206")
                .asksForReps(4);
    }

    @Test
    void itsVolumeIsNotJudged() {
        assertThat(hit.foldedLateIn(3, ProgramOf.the(bench).paused(2, 3, 2, 3).program())
                        .get(2)
                        .flags())
                .isEmpty();
        assertThat(hit.foldedLateIn(3, ProgramOf.the(bench).program()).get(2).flags())
                .extracting(Flag::code)
                .containsOnly(FlagCode.VOLUME_LOW);
    }

    @Test
    void whileItRunsThePlanIsShownAgainToo() {
        SlotWeek next = TrainingLog.week(
                hit.foldedLateIn(2, ProgramOf.the(bench).pausedFrom(2).program()), bench.slotId(), 3);
        assertThatWeek(next)
                .is(SlotWeek.Status.PROVISIONAL)
                .because("pause")
                .after(Outcome.NOT_YET_TRAINED)
                .asksForTop("100", "101.25");
    }
}
