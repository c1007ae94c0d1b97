package topset.program.programs;

import topset.program.programs.ProgramEvent.OfCoach;
import topset.program.programs.ProgramEvent.ProgramStarted;

/** A program at the moment of a command. */
public sealed interface ProgramState {

    /** The gym has no program of this id. */
    record Absent() implements ProgramState {}

    /** The id belongs to a program of another athlete of the gym, or to one whose athlete was erased. */
    record Taken() implements ProgramState {}

    /** The athlete has this program. */
    sealed interface Existing extends ProgramState {
        Program program();
    }

    /** The program has not ended; its first day may still be to come. */
    record Running(Program program) implements Existing {}

    /** The program is over: a coach ended it, or the athlete's next program began. */
    record Ended(Program program) implements Existing {}

    /**
     * The program after an event.
     *
     * @throws IllegalStateException when the event cannot have happened in this state
     */
    static Program evolve(ProgramState state, OfCoach event) {
        return switch (new Transition(state, event)) {
            case Transition(Absent absent, ProgramStarted started) -> Program.started(started);
            case Transition(Existing existing, OfCoach decided) ->
                existing.program().after(decided);
            case Transition(Absent absent, OfCoach impossible) -> throw impossible(state, impossible);
            case Transition(Taken taken, OfCoach impossible) -> throw impossible(state, impossible);
        };
    }

    private static IllegalStateException impossible(ProgramState state, OfCoach event) {
        return new IllegalStateException("impossible for program " + event.programId() + ", which is "
                + state.getClass().getSimpleName() + ": " + event.getClass().getSimpleName());
    }

    /** What is matched on. */
    record Transition(ProgramState state, OfCoach event) {}
}
