package topset.program.programs;

import java.time.LocalDate;
import java.util.List;

/** The answer of {@link ProgramDecider} to a command. */
public sealed interface ProgramDecision {

    /** A person's command changes the program by one event. */
    record Changed(ProgramEvent.OfCoach event) implements ProgramDecision {}

    /** The program already is as the command requests. */
    record Unchanged() implements ProgramDecision {}

    /** The events of a replan; the list is empty if the plan does not change. */
    record Replanned(List<ProgramEvent.OfPlan> events) implements ProgramDecision {}

    /** The command is refused; nothing changes. */
    sealed interface Rejected extends ProgramDecision {}

    /** There is no program with this id. */
    record NoSuchProgram() implements Rejected {}

    /** The program has no such slot. */
    record NoSuchSlot(String slotId) implements Rejected {}

    /** The id of the program that is to start is already used by another program. */
    record ProgramIdTaken() implements Rejected {}

    /** A program with this id was already started by a request with other content. */
    record StartedOtherwise() implements Rejected {}

    /**
     * The command would end two pauses: the pause that begins on the named day and another one that covers the same
     * day.
     */
    record AnotherPauseWouldEnd(LocalDate from) implements Rejected {}

    /** The deload is for a week that is over. */
    record DeloadWeekOver(int week, int currentWeek) implements Rejected {}

    /** The program is over and does not change any more. */
    record ProgramOver() implements Rejected {}

    /**
     * Returns the events of a replan.
     *
     * @throws IllegalStateException if this decision does not answer a replan of an existing program
     */
    default List<ProgramEvent.OfPlan> replanned() {
        if (this instanceof Replanned replanned) {
            return replanned.events();
        }
        throw new IllegalStateException("this decision does not answer a replan of an existing program: " + this);
    }
}
