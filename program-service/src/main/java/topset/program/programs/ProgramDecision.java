package topset.program.programs;

import java.time.LocalDate;

public sealed interface ProgramDecision {

    record Changed(ProgramEvent.OfCoach event) implements ProgramDecision {}

    record Unchanged() implements ProgramDecision {}

    sealed interface Rejected extends ProgramDecision {}

    record NoSuchProgram() implements Rejected {}

    record NoSuchSlot(String slotId) implements Rejected {}

    record ProgramIdTaken() implements Rejected {}

    record StartedOtherwise() implements Rejected {}

    /** The pause that begins on the named day, and another one that covers the same day. */
    record AnotherPauseWouldEnd(LocalDate from) implements Rejected {}

    record DeloadWeekOver(int week, int currentWeek) implements Rejected {}

    record ProgramOver() implements Rejected {}
}
