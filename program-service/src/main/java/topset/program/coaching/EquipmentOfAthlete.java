package topset.program.coaching;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.program.replanning.Cause;
import topset.program.replanning.Planner;
import topset.rules.lift.Lift;
import topset.rules.load.Equipment;
import topset.rules.week.GymSettings;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.append.Tx;

/**
 * Changes the lifts of an athlete's programs to the gym's equipment, from the next week on (ADR 0149). The plan of a
 * program with an exercise of the gym's own is computed again in any case, because its muscles may have changed.
 */
record EquipmentOfAthlete(Planner planner, GymCatalogue catalogue, GymSettings gym) {

    /** Changes programs that are running or have not started. */
    void change(Tx tx, Actor actor, Athlete athlete, Instant now) throws SQLException {
        var programs = AthleteTable.load(tx.connection(), athlete);
        for (var planned : programs.programs()) {
            programs = change(tx, actor, programs, planned.program(), now);
        }
    }

    private AthletePrograms change(Tx tx, Actor actor, AthletePrograms programs, Program started, Instant now)
            throws SQLException {
        var program = started;
        if (!(programs.state(program, now) instanceof ProgramState.Running)) {
            return programs;
        }
        int fromWeek = programs.currentWeek(program, now) + 1;
        var decisions = new AthleteDecisions(programs, List.of(), now);
        for (var lift : program.liftsIn(fromWeek)) {
            var equipment = changed(lift);
            if (equipment != null) {
                var withEquipment = lift.withGymEquipment(equipment);
                var event = new ProgramEvent.LiftChanged(program.id(), fromWeek, withEquipment, List.of(), now, true);
                program = program.after(event);
                decisions.add(event, program);
            }
        }
        var hasOwnExercise = hasOwnExercise(program, fromWeek);
        if (decisions.isEmpty() && !hasOwnExercise) {
            return programs;
        }
        if (!decisions.isEmpty()) {
            StateLimits.beforeGymChange(program);
            decisions.store(tx, actor);
        }
        // The flags of the running week are computed from the sets of the previous week. If the gym changes an
        // exercise, these flags may change, so the plan is computed again from the previous week on.
        var since = programs.calendar(program).startOf(Math.max(1, hasOwnExercise ? fromWeek - 2 : fromWeek - 1));
        planner.replan(tx, actor, decisions.programs(), new Cause.Decision(program.id(), since), now);
        return decisions.programs();
    }

    /** The gym may have changed the muscles of an exercise that it has defined, and the plan depends on them. */
    private boolean hasOwnExercise(Program program, int fromWeek) {
        return program.liftsIn(fromWeek).stream().anyMatch(lift -> catalogue.findOwn(lift.exercise()) != null);
    }

    /** The gym's equipment for a lift; null if the lift has this equipment or its own. */
    private @Nullable Equipment changed(Lift lift) {
        var exercise = catalogue.find(lift.exercise());
        if (exercise == null || lift.ownEquipment()) {
            return null;
        }
        var equipment = gym.equipment(exercise, lift.unit());
        return equipment.equals(lift.equipment()) ? null : equipment;
    }
}
