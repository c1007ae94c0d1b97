package topset.program.programs;

import topset.program.programs.ProgramEvent.OfCoach;
import topset.program.programs.ProgramEvent.ProgramStarted;

public sealed interface ProgramState {

    record Absent() implements ProgramState {}

    /** Another program of the same gym uses the id. It belongs to another athlete or to an erased athlete. */
    record Taken() implements ProgramState {}

    sealed interface Existing extends ProgramState {
        Program program();

        /** 0 or less before the start. */
        int currentWeek();
    }

    /** The program may not have started yet. */
    record Running(Program program, int currentWeek) implements Existing {}

    /** A coach ended the program, or the athlete's next program began. */
    record Ended(Program program, int currentWeek) implements Existing {}

    static Program evolve(ProgramState state, OfCoach event) {
        if (state instanceof Existing existing) {
            return existing.program().after(event);
        }
        if (state instanceof Absent && event instanceof ProgramStarted started) {
            return Program.started(started);
        }
        throw new IllegalStateException("impossible for program " + event.programId() + ", which is "
                + state.getClass().getSimpleName() + ": " + event.getClass().getSimpleName());
    }
}
