package topset.program.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.program.OnPostgres;
import topset.program.programs.ProgramDecider.ProgramDecision;
import topset.program.programs.ProgramDecider.ProgramDecision.Changed;
import topset.program.programs.ProgramDecider.ProgramDecision.Unchanged;
import topset.program.programs.ProgramEvent.DeloadPlanned;
import topset.program.programs.ProgramEvent.DeloadRemoved;
import topset.program.programs.ProgramEvent.LiftChanged;
import topset.program.programs.ProgramEvent.OfCoach;
import topset.program.programs.ProgramEvent.OverrideRemoved;
import topset.program.programs.ProgramEvent.ProgramEnded;
import topset.program.programs.ProgramEvent.ProgramPaused;
import topset.program.programs.ProgramEvent.ProgramResumed;
import topset.program.programs.ProgramEvent.ProgramStarted;
import topset.program.programs.ProgramEvent.TargetOverridden;
import topset.rules.Checked;
import topset.rules.DecisionOf;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.store.Athlete;

/** Tests the decider: after earlier decisions of a coach, a command leads to an event, to nothing, or to a refusal. */
class ProgramDeciderTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String SLOT = "d1-bench-press";
    private static final Lift LIFT = lift(120);
    private static final ProgramStarted STARTED = new ProgramStarted(
            ID, 1, MONDAY, null, null, null, null, List.of(LIFT), List.of(), "request", NOW, null, null);
    private static final ProgramState.Running RUNNING = new ProgramState.Running(Program.started(STARTED), 1);
    private static final ProgramState.Ended ENDED =
            new ProgramState.Ended(Program.started(STARTED).after(new ProgramEnded(ID, MONDAY.plusDays(1), NOW)), 1);

    /** Commands that each change the program, which is paused from {@link #MONDAY} on and has an override of week 3. */
    private static final List<OfCoach> CHANGES = List.of(
            new LiftChanged(ID, 2, lift(140), List.of(), NOW, null),
            new TargetOverridden(ID, override(2, "130", null), NOW),
            new OverrideRemoved(ID, SLOT, 3, NOW),
            paused(MONDAY.plusDays(3), null, "a cold"),
            new ProgramResumed(ID, MONDAY.plusDays(2), NOW),
            new ProgramEnded(ID, MONDAY.plusDays(2), NOW));

    @Test
    void an_override_is_set_once_and_replaced_whole() {
        var heavy = override(2, "130", null);
        var light = override(2, null, 3);

        assertThat(when(new TargetOverridden(ID, heavy, NOW))).containsExactly(new TargetOverridden(ID, heavy, NOW));
        assertThat(when(new TargetOverridden(ID, heavy, NOW), new TargetOverridden(ID, heavy, NOW)))
                .isEmpty();
        assertThat(when(new TargetOverridden(ID, light, NOW), new TargetOverridden(ID, heavy, NOW)))
                .containsExactly(new TargetOverridden(ID, light, NOW));
        assertThat(given(new TargetOverridden(ID, heavy, NOW), new TargetOverridden(ID, light, NOW))
                        .adjustments()
                        .override(SLOT, 2))
                .contains(light.override());
    }

    @Test
    void an_override_is_taken_back_once() {
        var remove = new OverrideRemoved(ID, SLOT, 2, NOW);
        var overridden = new TargetOverridden(ID, override(2, "130", null), NOW);

        assertThat(when(remove)).isEmpty();
        assertThat(when(remove, overridden)).containsExactly(new OverrideRemoved(ID, SLOT, 2, NOW));
        assertThat(when(remove, overridden, new OverrideRemoved(ID, SLOT, 2, NOW)))
                .isEmpty();
    }

    @Test
    void an_override_ends_with_the_exercise_that_it_was_meant_for() {
        var squat = ofExercise("squat");
        var first = new TargetOverridden(ID, override(2, "130", null), NOW);
        var third = new TargetOverridden(ID, override(3, "130", null), NOW);
        var swapped = new LiftChanged(ID, 3, squat, List.of(), NOW, null);
        var heavier = new LiftChanged(ID, 2, lift(140), List.of(), NOW, null);

        assertThat(given(first, third, swapped).adjustments().overrides()).containsExactly(first.target());
        assertThat(given(first, third, swapped, third).adjustments().overrides())
                .as("set for the new exercise")
                .hasSize(2);
        assertThat(given(first, third, heavier).adjustments().overrides()).hasSize(2);
    }

    @Test
    void an_override_of_one_week_says_nothing_of_another() {
        var third = new TargetOverridden(ID, override(3, "130", null), NOW);

        assertThat(given(third).adjustments().override(SLOT, 2)).isEmpty();
        assertThat(when(new OverrideRemoved(ID, SLOT, 2, NOW), third)).isEmpty();
    }

    @Test
    void a_deload_is_planned_once_and_replaced_whole() {
        var lighter = new PlannedDeload(4, DecisionOf.deload("90", 1, "tired"));
        var other = new PlannedDeload(4, DecisionOf.deload("80", 0, "very tired"));
        var planned = new DeloadPlanned(ID, lighter, NOW);

        assertThat(inWeek(4, new DeloadPlanned(ID, lighter, NOW))).containsExactly(planned);
        assertThat(inWeek(9, new DeloadPlanned(ID, lighter, NOW), planned))
                .as("the same again, also after the week")
                .isEmpty();
        assertThat(inWeek(4, new DeloadPlanned(ID, other, NOW), planned))
                .containsExactly(new DeloadPlanned(ID, other, NOW));
        assertThat(given(planned, new DeloadPlanned(ID, other, NOW))
                        .adjustments()
                        .deloads()
                        .planned())
                .containsExactly(other);
    }

    @Test
    void a_deload_is_removed_once_and_the_same_again_is_answered_also_after_the_week() {
        var planned = new DeloadPlanned(ID, new PlannedDeload(4, DecisionOf.deload("90", 1, "tired")), NOW);
        var removed = new DeloadRemoved(ID, 4, NOW);

        assertThat(inWeek(4, new DeloadRemoved(ID, 4, NOW))).isEmpty();
        assertThat(inWeek(4, new DeloadRemoved(ID, 4, NOW), planned)).containsExactly(removed);
        assertThat(inWeek(5, new DeloadRemoved(ID, 4, NOW), planned, removed)).isEmpty();
        assertThat(inWeek(1, new DeloadRemoved(ID, 4, NOW), planned, removed, planned))
                .containsExactly(removed);
    }

    @Test
    void a_week_that_is_over_is_no_deload_any_more() {
        var lighter = new PlannedDeload(4, DecisionOf.deload("90", 1, "tired"));
        var running = new ProgramState.Running(given(), 5);
        assertThat(ProgramDecider.decide(running, new DeloadPlanned(ID, lighter, NOW)))
                .isEqualTo(new ProgramDecision.DeloadWeekOver(4, 5));
        assertThat(ProgramDecider.decide(running, new DeloadRemoved(ID, 4, NOW)))
                .isEqualTo(new ProgramDecision.DeloadWeekOver(4, 5));
    }

    @Test
    void a_pause_is_taken_once() {
        var pause = paused(day("2026-12-21"), day("2027-01-03"), "Christmas");
        var paused = paused(day("2026-12-21"), day("2027-01-03"), "Christmas");

        assertThat(when(pause)).containsExactly(paused);
        assertThat(when(pause, paused)).isEmpty();
    }

    @Test
    void going_on_ends_the_pause_that_is_on_and_keeps_the_one_to_come() {
        var cold = paused(day("2026-11-20"), null, "a cold");
        var christmas = paused(day("2026-12-21"), day("2027-01-03"), "Christmas");
        var resumed = new ProgramResumed(ID, day("2026-11-24"), NOW);

        assertThat(resuming(day("2026-11-24"), null, cold, christmas)).containsExactly(resumed);
        assertThat(given(cold, christmas, resumed).adjustments().pauses())
                .containsExactly(
                        DecisionOf.pause(day("2026-11-20"), day("2026-11-23"), "a cold"),
                        DecisionOf.pause(day("2026-12-21"), day("2027-01-03"), "Christmas"));
    }

    @Test
    void a_pause_that_has_not_begun_is_called_off_by_its_first_day_and_no_other_is() {
        var easter = paused(day("2027-03-26"), day("2027-03-29"), "Easter");
        var christmas = paused(day("2026-12-21"), day("2027-01-03"), "Christmas");
        var calledOff = new ProgramResumed(ID, day("2026-12-21"), NOW);

        assertThat(resuming(day("2026-11-24"), day("2026-12-21"), easter, christmas))
                .containsExactly(calledOff);
        assertThat(resuming(day("2026-11-24"), day("2026-12-21"), easter, christmas, calledOff))
                .as("once more")
                .isEmpty();
        assertThat(given(easter, christmas, calledOff).adjustments().pauses())
                .containsExactly(DecisionOf.pause(day("2027-03-26"), day("2027-03-29"), "Easter"));
    }

    @Test
    void a_pause_is_not_ended_by_its_first_day_where_another_would_end_with_it() {
        var ill = paused(day("2026-11-20"), null, "ill");
        var christmas = paused(day("2026-12-21"), day("2027-01-03"), "Christmas");
        var both = new ProgramState.Running(given(ill, christmas), 1);

        assertThat(ProgramDecider.resume(both, day("2026-11-24"), day("2026-12-21"), NOW))
                .isEqualTo(new ProgramDecision.AnotherPauseWouldEnd(day("2026-12-21")));
        assertThat(ProgramDecider.resume(both, day("2026-11-24"), day("2026-11-20"), NOW))
                .isEqualTo(new Changed(new ProgramResumed(ID, day("2026-11-24"), NOW)));
    }

    @Test
    void going_on_where_nothing_rests_leaves_what_is_still_to_come() {
        var christmas = paused(day("2026-12-21"), day("2027-01-03"), "Christmas");

        assertThat(resuming(day("2026-11-24"), null, christmas)).isEmpty();
    }

    @Test
    void a_pause_without_an_end_is_called_off_before_it_begins_too() {
        var abroad = paused(day("2026-12-01"), null, "abroad");

        assertThat(resuming(day("2026-11-30"), day("2026-12-01"), abroad))
                .containsExactly(new ProgramResumed(ID, day("2026-12-01"), NOW));
        assertThat(given(abroad, new ProgramResumed(ID, day("2026-12-01"), NOW))
                        .adjustments()
                        .pauses())
                .isEmpty();
    }

    @Test
    void going_on_changes_nothing_where_every_pause_is_over() {
        var cold = paused(day("2026-11-20"), day("2026-11-23"), "a cold");

        assertThat(resuming(day("2026-11-24"), null)).isEmpty();
        assertThat(resuming(day("2026-11-24"), null, cold)).isEmpty();
    }

    @Test
    void going_on_the_day_the_pause_began_leaves_no_pause() {
        var paused = paused(day("2026-11-24"), null, "a mistake");

        assertThat(given(paused, new ProgramResumed(ID, day("2026-11-24"), NOW))
                        .adjustments()
                        .pauses())
                .isEmpty();
    }

    @Test
    void a_program_ends_once_and_never_before_it_began() {
        var end = new ProgramEnded(ID, day("2026-12-01"), NOW);

        assertThat(when(end)).containsExactly(new ProgramEnded(ID, day("2026-12-01"), NOW));
        assertThat(when(end, new ProgramEnded(ID, day("2026-11-30"), NOW))).isEmpty();
        assertThat(when(new ProgramEnded(ID, day("2026-11-01"), NOW)))
                .containsExactly(new ProgramEnded(ID, MONDAY, NOW));
    }

    @Test
    void a_lift_changes_from_its_week_on_and_not_before() {
        var heavier = lift(140);
        var changed = new LiftChanged(ID, 3, heavier, List.of(), NOW, null);

        assertThat(when(new LiftChanged(ID, 3, heavier, List.of(), NOW, null))).containsExactly(changed);
        assertThat(when(new LiftChanged(ID, 3, heavier, List.of(), NOW, null), changed))
                .isEmpty();
        assertThat(when(new LiftChanged(ID, 3, LIFT, List.of(), NOW, null))).isEmpty();
        assertThat(given(changed).lift(SLOT, 2)).isEqualTo(LIFT);
        assertThat(given(changed).lift(SLOT, 3)).isEqualTo(heavier);
        assertThat(given(changed).lift(SLOT, 9)).isEqualTo(heavier);
    }

    @Test
    void a_lift_changed_before_the_program_began_is_the_lift_of_every_week_that_is_asked_for() {
        var heavier = lift(140);
        var changed = given(new LiftChanged(ID, 1, heavier, List.of(), NOW, null));

        for (int week = -1; week <= 3; week++) {
            assertThat(changed.liftsIn(week)).as("week %d", week).containsExactly(heavier);
            assertThat(changed.lift(SLOT, week)).as("week %d", week).isEqualTo(heavier);
        }
    }

    @Test
    void a_change_of_the_same_week_replaces_the_one_before() {
        var first = new LiftChanged(ID, 3, lift(140), List.of(), NOW, null);
        var second = new LiftChanged(ID, 3, lift(150), List.of(), NOW, null);

        assertThat(given(first, second).lifts().changes()).hasSize(1);
        assertThat(given(first, second).lift(SLOT, 3)).isEqualTo(lift(150));
    }

    @Test
    void a_program_is_started_once_and_a_repeated_request_changes_nothing() {
        var start = start("request", MONDAY, LIFT);

        assertThat(ProgramDecider.decide(new ProgramState.Absent(), start)).isEqualTo(new Changed(STARTED));
        for (var state : List.of(RUNNING, ENDED)) {
            assertThat(ProgramDecider.decide(state, start)).isEqualTo(new Unchanged());
            assertThat(ProgramDecider.decide(state, start("request", MONDAY)))
                    .as("the lifts of a repeated request are not checked")
                    .isEqualTo(new Unchanged());
        }
    }

    @Test
    void a_start_with_other_content_or_with_the_id_of_another_program_is_refused() {
        for (var state : List.of(RUNNING, ENDED)) {
            assertThat(ProgramDecider.decide(state, start("other", MONDAY, LIFT)))
                    .isEqualTo(new ProgramDecision.StartedOtherwise());
        }
        assertThat(ProgramDecider.decide(new ProgramState.Taken(), start("request", MONDAY, LIFT)))
                .isEqualTo(new ProgramDecision.ProgramIdTaken());
    }

    @Test
    void nothing_but_a_start_is_done_to_a_program_that_does_not_exist() {
        for (var state : List.of(new ProgramState.Absent(), new ProgramState.Taken())) {
            for (var command : CHANGES) {
                assertThat(ProgramDecider.decide(state, command)).isEqualTo(new ProgramDecision.NoSuchProgram());
            }
        }
    }

    @Test
    void a_program_that_is_over_refuses_every_change() {
        var christmas = paused(MONDAY, null, "Christmas");
        var overridden = new TargetOverridden(ID, override(3, "130", null), NOW);
        var followed = new ProgramState.Ended(given(christmas, overridden), 1);

        for (var command : CHANGES) {
            assertThat(ProgramDecider.decide(followed, command))
                    .as("%s", command)
                    .isEqualTo(new ProgramDecision.ProgramOver());
        }
    }

    @Test
    void a_program_that_is_over_answers_what_was_done_before_and_names_what_it_lacks() {
        var slot = "d9-nothing";

        assertThat(ProgramDecider.decide(ENDED, new ProgramEnded(ID, day("2026-12-01"), NOW)))
                .isEqualTo(new Unchanged());
        assertThat(ProgramDecider.decide(ENDED, new OverrideRemoved(ID, SLOT, 2, NOW)))
                .isEqualTo(new Unchanged());
        assertThat(ProgramDecider.decide(ENDED, new OverrideRemoved(ID, slot, 2, NOW)))
                .isEqualTo(new ProgramDecision.NoSuchSlot(slot));
    }

    @Test
    void a_slot_that_the_program_lacks_is_neither_changed_nor_overridden() {
        var slot = "d9-nothing";
        var target = new OverriddenTarget(slot, 2, DecisionOf.override("100", null, null, null, "tired"));
        var lift = new Lift(
                slot,
                LIFT.day(),
                LIFT.exercise(),
                LIFT.unit(),
                LIFT.loadMode(),
                LIFT.scheme(),
                LIFT.method(),
                LIFT.start(),
                LIFT.equipment(),
                LIFT.forced(),
                LIFT.ownEquipment());

        for (var command : List.<OfCoach>of(
                new LiftChanged(ID, 2, lift, List.of(), NOW, null),
                new TargetOverridden(ID, target, NOW),
                new OverrideRemoved(ID, slot, 2, NOW))) {
            assertThat(ProgramDecider.decide(RUNNING, command)).isEqualTo(new ProgramDecision.NoSuchSlot(slot));
        }
    }

    @Test
    void an_event_of_another_program_or_a_second_start_cannot_have_happened() {
        var other = new ProgramEnded(UUID.fromString("00000000-0000-4000-8000-000000000002"), MONDAY, NOW);

        assertThatThrownBy(() -> RUNNING.program().after(other)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> RUNNING.program().after(STARTED)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ProgramState.evolve(new ProgramState.Absent(), other))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ProgramState.evolve(new ProgramState.Taken(), STARTED))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ProgramStarted start(String fingerprint, LocalDate startsOn, Lift... lifts) {
        return new ProgramStarted(
                ID, 1, startsOn, null, null, null, null, List.of(lifts), List.of(), fingerprint, NOW, null, null);
    }

    private static List<OfCoach> when(OfCoach wanted, OfCoach... before) {
        return inWeek(1, wanted, before);
    }

    private static List<OfCoach> inWeek(int week, OfCoach wanted, OfCoach... before) {
        return events(ProgramDecider.decide(new ProgramState.Running(given(before), week), wanted));
    }

    private static List<OfCoach> resuming(LocalDate today, @Nullable LocalDate from, OfCoach... before) {
        return events(ProgramDecider.resume(new ProgramState.Running(given(before), 1), today, from, NOW));
    }

    private static List<OfCoach> events(ProgramDecision decision) {
        return switch (decision) {
            case Changed(OfCoach event) -> List.of(event);
            case Unchanged unchanged -> List.of();
            case ProgramDecision other -> throw new AssertionError("refused: " + other);
        };
    }

    private static Program given(OfCoach... before) {
        var program = Program.started(STARTED);
        for (var event : before) {
            program = program.after(event);
        }
        return program;
    }

    private static ProgramPaused paused(LocalDate from, @Nullable LocalDate to, String reason) {
        return new ProgramPaused(ID, DecisionOf.pause(from, to, reason), NOW);
    }

    private static OverriddenTarget override(int week, @Nullable String load, @Nullable Integer reps) {
        return new OverriddenTarget(SLOT, week, DecisionOf.override(load, reps, null, null, "shoulder feels tight"));
    }

    private static Lift lift(int load) {
        var request = OnPostgres.benchPress(new Athlete("iron-temple", "lifter-1"), MONDAY, load);
        var context =
                Checked.context(new Exercises()::find, WeightUnit.KG, MONDAY, null, false, null, exercise -> null);
        return Checked.accepted(found -> LiftCheck.check(request.lifts(), context, found))
                .lifts()
                .getFirst();
    }

    private static Lift ofExercise(String exercise) {
        return new Lift(
                SLOT,
                LIFT.day(),
                exercise,
                LIFT.unit(),
                LIFT.loadMode(),
                LIFT.scheme(),
                LIFT.method(),
                LIFT.start(),
                LIFT.equipment(),
                null,
                false);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
