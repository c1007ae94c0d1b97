package topset.program.programs;

import java.time.LocalDate;
import java.util.List;

/** The result of deciding about a command: an accepted change, no change, a new plan, or a rejection. */
public sealed interface ProgramDecision {

    /** The command of a person changes the program. The event describes the change. */
    record Changed(ProgramEvent.OfCoach event) implements ProgramDecision {}

    /** The program is already as the command requests, so nothing changes. */
    record Unchanged() implements ProgramDecision {}

    /**
     * The plan was computed again. The events describe the differences; the list is empty if the plan has not changed.
     */
    record Replanned(List<ProgramEvent.OfPlan> events) implements ProgramDecision {}

    /** The command is rejected, so nothing changes. */
    sealed interface Rejected extends ProgramDecision {}

    /** The command is rejected, because the athlete has no program with the id that the command names. */
    record NoSuchProgram() implements Rejected {}

    /** The command is rejected, because the program has no slot with the id that the command names. */
    record NoSuchSlot(String slotId) implements Rejected {}

    /** The id for the new program is already used by another program. */
    record ProgramIdTaken() implements Rejected {}

    /** A program with this id was already started by a request with different content. */
    record StartedOtherwise() implements Rejected {}

    /**
     * The command would end two pauses: the pause that begins on the named day and another one that covers the same
     * day.
     */
    record AnotherPauseWouldEnd(LocalDate from) implements Rejected {}

    /** The requested deload is for a week that is over. */
    record DeloadWeekOver(int week, int currentWeek) implements Rejected {}

    /** The command is rejected, because the program is over and cannot change any more. */
    record ProgramOver() implements Rejected {}

    /**
     * Returns the events of a newly computed plan. They describe the differences from the stored plan.
     *
     * @throws IllegalStateException if this decision does not answer the command {@code Replan} for an existing program
     */
    default List<ProgramEvent.OfPlan> replanned() {
        if (this instanceof Replanned replanned) {
            return replanned.events();
        }
        throw new IllegalStateException("this decision does not answer a replan of an existing program: " + this);
    }
}
