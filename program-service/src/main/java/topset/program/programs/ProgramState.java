package topset.program.programs;

import topset.program.programs.ProgramEvent.OfCoach;
import topset.program.programs.ProgramEvent.ProgramStarted;

/** The state of a program when a command arrives. */
public sealed interface ProgramState {

    record Absent() implements ProgramState {}

    /** Another program of the same gym uses the id. It belongs to another athlete or to an erased athlete. */
    record Taken() implements ProgramState {}

    sealed interface Existing extends ProgramState {
        Program program();
    }

    /** The program may not have started yet. */
    record Running(Program program) implements Existing {}

    /** A coach ended the program, or the athlete's next program began. */
    record Ended(Program program) implements Existing {}

    /** Throws an {@link IllegalStateException} if the event is impossible in this state. */
    static Program evolve(ProgramState state, OfCoach event) {
        return switch (new Transition(state, event)) {
            case Transition(Absent absent, ProgramStarted started) -> Program.started(started);
            case Transition(Existing existing, OfCoach decided) ->
                existing.program().after(decided);
            case Transition(Absent _, OfCoach _), Transition(Taken _, OfCoach _) -> throw impossible(state, event);
        };
    }

    private static IllegalStateException impossible(ProgramState state, OfCoach event) {
        return new IllegalStateException("impossible for program " + event.programId() + ", which is "
                + state.getClass().getSimpleName() + ": " + event.getClass().getSimpleName());
    }

    /** One record, so that one switch can match both. */
    record Transition(ProgramState state, OfCoach event) {}
}
