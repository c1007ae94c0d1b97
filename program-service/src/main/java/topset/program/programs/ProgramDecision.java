package topset.program.programs;

import java.time.LocalDate;

public sealed interface ProgramDecision {

    record Changed(ProgramEvent.OfCoach event) implements ProgramDecision {}

    record Unchanged() implements ProgramDecision {}

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
}
