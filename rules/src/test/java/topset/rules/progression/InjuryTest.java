package topset.rules.progression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.week.SlotWeek;

/** Tests {@code injury.hold}, phrase by phrase of training-rules.md § 12. */
class InjuryTest {

    private final Lift bench = LiftOf.benchPress();
    private final TrainingLog hit =
            new TrainingLog().week(1).warmUp().top("120", 4, "8.5").backoff("102.5", 12, "6");

    @Test
    void a_week_that_begins_with_an_injury_holds_the_load_and_the_reduction() {
        SlotWeek next = ProgramOf.the(bench).injured(1, true).week(hit, 2);
        assertThatWeek(next)
                .after(WeekOutcome.HIT)
                .asksForTop("120", "120")
                .because("linear.hit", "injury.hold", "backoff.on-target")
                .reducesBy("15")
                .flags(FlagCode.INJURED);
        assertThat(next.why().get(1).says())
                .isEqualTo("the athlete is injured: instead of 122.5 kg no more than 120 kg");
        assertThat(next.why().getLast().says())
                .isEqualTo("lowest backoff 12 reps, mean RPE 6, but the athlete is injured: reduction stays 15 %");
        assertThat(next.state().painWeeksInARow()).isZero();
    }

    @Test
    void an_injury_during_the_week_holds_the_next_one_and_leaves_the_week_as_it_began() {
        ProgramOf program = ProgramOf.the(bench).injured(2, true);
        assertThatWeek(program.week(hit, 2)).asksForTop("122.5").doesNotFlag(FlagCode.INJURED);
        TrainingLog log = hit.week(2).top("122.5", 4, "8.5");
        SlotWeek provisional = TrainingLog.week(log.foldedLateIn(2, program.program()), bench.slotId(), 3);
        assertThatWeek(provisional)
                .asksForTop("122.5", "122.5")
                .explains("injury.hold")
                .flag(FlagCode.INJURED);
    }

    @Test
    void a_week_that_has_not_begun_is_as_the_profile_says_now() {
        ProgramOf program = ProgramOf.the(bench).injured(1, true);
        SlotWeek next = TrainingLog.week(hit.foldedLateIn(1, program.program()), bench.slotId(), 2);
        assertThatWeek(next).explains("injury.hold");
        program.injured(1, false);
        SlotWeek recovered = TrainingLog.week(hit.foldedLateIn(1, program.program()), bench.slotId(), 2);
        assertThatWeek(recovered).asksForTop("122.5").doesNotFlag(FlagCode.INJURED);
    }

    @Test
    void a_week_that_began_injured_stays_so_after_the_recovery() {
        TrainingLog log = hit.week(2).top("120", 4, "8.5");
        ProgramOf program = ProgramOf.the(bench).injured(1, true).injured(2, false);
        assertThatWeek(program.week(log, 2)).asksForTop("120").flag(FlagCode.INJURED);
        assertThatWeek(program.week(log, 3)).asksForTop("122.5").doesNotFlag(FlagCode.INJURED);
    }

    @Test
    void the_first_week_is_flagged_and_keeps_its_load() {
        assertThatWeek(ProgramOf.the(bench).injured(0, true).week(hit, 1))
                .asksForTop("120")
                .because("first-week")
                .flags(FlagCode.INJURED);
    }

    @Test
    void weeks_off_count_as_a_layoff_as_ever() {
        ProgramOf program = ProgramOf.the(bench).injured(1, true);
        assertThatWeek(program.week(hit, 3)).asksForTop("120").because("layoff.hold", "injury.hold");
        assertThatWeek(program.week(hit, 4))
                .asksForTop("107.5", "108")
                .because("layoff.reduce", "injury.hold")
                .flags(FlagCode.INJURED, FlagCode.NOT_TRAINED, FlagCode.LAYOFF);
    }

    @Test
    void pain_and_injury_say_so_in_this_order() {
        TrainingLog log = new TrainingLog().week(1).withPain().top("120", 4, "8.5");
        SlotWeek next = ProgramOf.the(bench).injured(1, true).week(log, 2);
        assertThatWeek(next).asksForTop("120").because("linear.hit", "pain.hold", "injury.hold");
        assertThat(next.why().getLast().says()).isEqualTo("the athlete is injured: no more than 120 kg");
    }

    @Test
    void the_load_before_a_deload_returns_after_it() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("120", 4, "8.5")
                .week(2)
                .top("107.5", 4, "6")
                .week(3)
                .top("120", 4, "8.5");
        ProgramOf program = ProgramOf.the(bench).injured(1, true).deload(2).deload(4);
        assertThatWeek(program.week(log, 2)).asksForTop("107.5");
        SlotWeek after = program.week(log, 3);
        assertThatWeek(after).asksForTop("120").because("deload.resume", "injury.hold");
        assertThat(after.why().getLast().says()).isEqualTo("the athlete is injured: no more than 120 kg");
        assertThatWeek(program.week(log, 5)).asksForTop("120");
    }

    @Test
    void pain_in_a_deload_holds_its_load() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("120", 4, "8.5")
                .week(2)
                .withPain()
                .top("107.5", 4, "6");
        assertThatWeek(ProgramOf.the(bench).injured(1, true).deload(2).week(log, 3))
                .asksForTop("107.5")
                .because("deload.resume", "pain.hold", "injury.hold");
    }

    @Test
    void a_wave_stays_at_its_step_with_the_base_of_the_held_load() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8").week(2).top("102.5", 4, "8");
        SlotWeek next = ProgramOf.the(wave).injured(2, true).week(log, 3);
        assertThatWeek(next).asksForTop("102.5", "102.5").asksForReps(4).because("wave.step", "injury.hold");
        assertThat(requireNonNull(next.state().method().get("base")).shown()).isEqualTo("99.316");
    }

    @Test
    void another_exercise_starts_as_asked_with_the_flag() {
        Lift squat = LiftOf.the("squat").slot(bench.slotId()).from("150").lift();
        SlotWeek next = ProgramOf.the(bench).injured(1, true).changed(2, squat).week(hit, 2);
        assertThatWeek(next)
                .asksForTop("150")
                .because("first-week", "lift-changed")
                .flags(FlagCode.INJURED);
    }
}
