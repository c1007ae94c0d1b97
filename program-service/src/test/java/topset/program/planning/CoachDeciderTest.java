package topset.program.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.edge.Exercises;
import topset.program.OnPostgres;
import topset.program.planning.ProgramEvent.LiftChanged;
import topset.program.planning.ProgramEvent.OfCoach;
import topset.program.planning.ProgramEvent.OverrideRemoved;
import topset.program.planning.ProgramEvent.ProgramEnded;
import topset.program.planning.ProgramEvent.ProgramPaused;
import topset.program.planning.ProgramEvent.ProgramResumed;
import topset.program.planning.ProgramEvent.TargetOverridden;
import topset.program.training.LiftCheck;
import topset.program.training.TargetOverride;
import topset.program.training.lift.Lift;
import topset.program.training.load.Exact;
import topset.store.Athlete;

/** Given what a coach decided before, when asked for more, then these events. */
class CoachDeciderTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String SLOT = "d1-bench-press";
    private static final Lift LIFT = lift(120);

    @Test
    void an_override_is_set_once_and_replaced_whole() {
        var heavy = override(2, Exact.of(130), null);
        var light = override(2, null, 3);

        assertThat(when(new CoachCommand.OverrideTarget(heavy, null, NOW)))
                .containsExactly(new TargetOverridden(ID, heavy, null, NOW));
        assertThat(when(new CoachCommand.OverrideTarget(heavy, null, NOW), new TargetOverridden(ID, heavy, null, NOW)))
                .isEmpty();
        assertThat(when(new CoachCommand.OverrideTarget(light, null, NOW), new TargetOverridden(ID, heavy, null, NOW)))
                .containsExactly(new TargetOverridden(ID, light, null, NOW));
        assertThat(given(new TargetOverridden(ID, heavy, null, NOW), new TargetOverridden(ID, light, null, NOW))
                        .adjustments()
                        .override(SLOT, 2))
                .contains(light);
    }

    @Test
    void an_override_is_taken_back_once() {
        var remove = new CoachCommand.RemoveOverride(SLOT, 2, NOW);
        var overridden = new TargetOverridden(ID, override(2, Exact.of(130), null), null, NOW);

        assertThat(when(remove)).isEmpty();
        assertThat(when(remove, overridden)).containsExactly(new OverrideRemoved(ID, SLOT, 2, NOW));
        assertThat(when(remove, overridden, new OverrideRemoved(ID, SLOT, 2, NOW)))
                .isEmpty();
    }

    @Test
    void an_override_of_one_week_says_nothing_of_another() {
        var third = new TargetOverridden(ID, override(3, Exact.of(130), null), null, NOW);

        assertThat(given(third).adjustments().override(SLOT, 2)).isEmpty();
        assertThat(when(new CoachCommand.RemoveOverride(SLOT, 2, NOW), third)).isEmpty();
    }

    @Test
    void a_pause_is_taken_once() {
        var pause = new CoachCommand.Pause(day("2026-12-21"), day("2027-01-03"), "Christmas", NOW);
        var paused = new ProgramPaused(ID, day("2026-12-21"), day("2027-01-03"), "Christmas", NOW);

        assertThat(when(pause)).containsExactly(paused);
        assertThat(when(pause, paused)).isEmpty();
    }

    @Test
    void going_on_ends_the_pause_that_is_on_and_keeps_the_one_to_come() {
        var cold = new ProgramPaused(ID, day("2026-11-20"), null, "a cold", NOW);
        var christmas = new ProgramPaused(ID, day("2026-12-21"), day("2027-01-03"), "Christmas", NOW);
        var resumed = new ProgramResumed(ID, day("2026-11-24"), NOW);

        assertThat(when(new CoachCommand.Resume(day("2026-11-24"), null, NOW), cold, christmas))
                .containsExactly(resumed);
        assertThat(given(cold, christmas, resumed).adjustments().pauses())
                .containsExactly(
                        new CoachAdjustments.Rest(day("2026-11-20"), day("2026-11-23"), "a cold"),
                        new CoachAdjustments.Rest(day("2026-12-21"), day("2027-01-03"), "Christmas"));
    }

    @Test
    void a_pause_that_has_not_begun_is_called_off_by_its_first_day_and_no_other_is() {
        var easter = new ProgramPaused(ID, day("2027-03-26"), day("2027-03-29"), "Easter", NOW);
        var christmas = new ProgramPaused(ID, day("2026-12-21"), day("2027-01-03"), "Christmas", NOW);
        var callOff = new CoachCommand.Resume(day("2026-11-24"), day("2026-12-21"), NOW);
        var calledOff = new ProgramResumed(ID, day("2026-12-21"), NOW);

        assertThat(when(callOff, easter, christmas)).containsExactly(calledOff);
        assertThat(when(callOff, easter, christmas, calledOff)).as("once more").isEmpty();
        assertThat(given(easter, christmas, calledOff).adjustments().pauses())
                .containsExactly(new CoachAdjustments.Rest(day("2027-03-26"), day("2027-03-29"), "Easter"));
    }

    @Test
    void a_pause_is_not_ended_by_its_first_day_where_another_would_end_with_it() {
        var ill = new ProgramPaused(ID, day("2026-11-20"), null, "ill", NOW);
        var christmas = new ProgramPaused(ID, day("2026-12-21"), day("2027-01-03"), "Christmas", NOW);

        assertThat(given(ill, christmas).adjustments().wouldEndAnother(day("2026-11-24"), day("2026-12-21")))
                .isTrue();
        assertThat(given(ill, christmas).adjustments().wouldEndAnother(day("2026-11-24"), day("2026-11-20")))
                .isFalse();
    }

    @Test
    void going_on_where_nothing_rests_leaves_what_is_still_to_come() {
        var christmas = new ProgramPaused(ID, day("2026-12-21"), day("2027-01-03"), "Christmas", NOW);

        assertThat(when(new CoachCommand.Resume(day("2026-11-24"), null, NOW), christmas))
                .isEmpty();
    }

    @Test
    void a_pause_without_an_end_is_called_off_before_it_begins_too() {
        var abroad = new ProgramPaused(ID, day("2026-12-01"), null, "abroad", NOW);
        var callOff = new CoachCommand.Resume(day("2026-11-30"), day("2026-12-01"), NOW);

        assertThat(when(callOff, abroad)).containsExactly(new ProgramResumed(ID, day("2026-12-01"), NOW));
        assertThat(given(abroad, new ProgramResumed(ID, day("2026-12-01"), NOW))
                        .adjustments()
                        .pauses())
                .isEmpty();
    }

    @Test
    void going_on_changes_nothing_where_every_pause_is_over() {
        var cold = new ProgramPaused(ID, day("2026-11-20"), day("2026-11-23"), "a cold", NOW);

        assertThat(when(new CoachCommand.Resume(day("2026-11-24"), null, NOW))).isEmpty();
        assertThat(when(new CoachCommand.Resume(day("2026-11-24"), null, NOW), cold))
                .isEmpty();
    }

    @Test
    void going_on_the_day_the_pause_began_leaves_no_pause() {
        var paused = new ProgramPaused(ID, day("2026-11-24"), null, "a mistake", NOW);

        assertThat(given(paused, new ProgramResumed(ID, day("2026-11-24"), NOW))
                        .adjustments()
                        .pauses())
                .isEmpty();
    }

    @Test
    void a_program_ends_once_and_never_before_it_began() {
        var end = new CoachCommand.End(day("2026-12-01"), NOW);

        assertThat(when(end)).containsExactly(new ProgramEnded(ID, day("2026-12-01"), NOW));
        assertThat(when(end, new ProgramEnded(ID, day("2026-11-30"), NOW))).isEmpty();
        assertThat(when(new CoachCommand.End(day("2026-11-01"), NOW)))
                .containsExactly(new ProgramEnded(ID, MONDAY, NOW));
    }

    @Test
    void a_lift_changes_from_its_week_on_and_not_before() {
        var heavier = lift(140);
        var changed = new LiftChanged(ID, 3, heavier, List.of(), NOW);

        assertThat(when(new CoachCommand.ChangeLift(3, heavier, List.of(), NOW)))
                .containsExactly(changed);
        assertThat(when(new CoachCommand.ChangeLift(3, heavier, List.of(), NOW), changed))
                .isEmpty();
        assertThat(when(new CoachCommand.ChangeLift(3, LIFT, List.of(), NOW))).isEmpty();
        assertThat(given(changed).lift(SLOT, 2)).isEqualTo(LIFT);
        assertThat(given(changed).lift(SLOT, 3)).isEqualTo(heavier);
        assertThat(given(changed).lift(SLOT, 9)).isEqualTo(heavier);
    }

    @Test
    void a_lift_changed_before_the_program_began_is_the_lift_of_every_week_that_is_asked_for() {
        var heavier = lift(140);
        var changed = given(new LiftChanged(ID, 1, heavier, List.of(), NOW));

        for (int week = -1; week <= 3; week++) {
            assertThat(changed.lifts(week)).as("week %d", week).containsExactly(heavier);
            assertThat(changed.lift(SLOT, week)).as("week %d", week).isEqualTo(heavier);
        }
    }

    @Test
    void a_change_of_the_same_week_replaces_the_one_before() {
        var first = new LiftChanged(ID, 3, lift(140), List.of(), NOW);
        var second = new LiftChanged(ID, 3, lift(150), List.of(), NOW);

        assertThat(given(first, second).adjustments().lifts()).hasSize(1);
        assertThat(given(first, second).lift(SLOT, 3)).isEqualTo(lift(150));
    }

    private static List<OfCoach> when(CoachCommand command, OfCoach... before) {
        return CoachDecider.decide(command, given(before));
    }

    private static Program given(OfCoach... before) {
        var program = Program.evolve(
                null, new ProgramEvent.ProgramStarted(ID, 1, MONDAY, null, null, List.of(LIFT), List.of(), null, NOW));
        for (var event : before) {
            program = Program.evolve(program, event);
        }
        return program;
    }

    private static TargetOverride override(int week, @Nullable Exact load, @Nullable Integer reps) {
        return new TargetOverride(SLOT, week, load, reps, null, null, "shoulder feels tight");
    }

    private static Lift lift(int load) {
        var request = OnPostgres.benchPress(new Athlete("iron-temple", "lifter-1"), MONDAY, load);
        var checked = LiftCheck.check(
                request.lifts(),
                new LiftCheck.Context(new Exercises()::find, WeightUnit.KG, MONDAY, null, false, null));
        return ((LiftCheck.Accepted) checked).lifts().getFirst();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
