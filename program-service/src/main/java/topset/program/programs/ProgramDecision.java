package topset.program.programs;

import java.time.LocalDate;
import java.util.List;

public sealed interface ProgramDecision {

    record Changed(ProgramEvent.OfCoach event) implements ProgramDecision {}

    record Unchanged() implements ProgramDecision {}

    /** The events describe the differences; the list is empty if the plan has not changed. */
    record Replanned(List<ProgramEvent.OfPlan> events) implements ProgramDecision {}

    sealed interface Rejected extends ProgramDecision {}

    record NoSuchProgram() implements Rejected {}

    record NoSuchSlot(String slotId) implements Rejected {}

    record ProgramIdTaken() implements Rejected {}

    /** A program with this id was already started by a request with different content. */
    record StartedOtherwise() implements Rejected {}

    /**
     * The command would end two pauses: the pause that begins on the named day and another one that covers the same
     * day.
     */
    record AnotherPauseWouldEnd(LocalDate from) implements Rejected {}

    record DeloadWeekOver(int week, int currentWeek) implements Rejected {}

    record ProgramOver() implements Rejected {}

    /**
     * Throws an {@link IllegalStateException} if this decision does not answer {@code Replan} for an existing program.
     */
    default List<ProgramEvent.OfPlan> replanned() {
        if (this instanceof Replanned replanned) {
            return replanned.events();
        }
        throw new IllegalStateException("this decision does not answer a replan of an existing program: " + this);
    }
}
