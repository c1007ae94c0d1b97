package topset.program.coaching;

import java.util.UUID;
import topset.edge.web.Problem;
import topset.program.programs.NotFound;
import topset.program.programs.ProgramDecision;
import topset.program.programs.ProgramState;
import topset.rules.check.DeloadCheck;

/** Converts the rejections of {@link topset.program.programs.ProgramDecider} to HTTP problems. */
public final class Rejections {
    private Rejections() {}

    public static Problem problem(UUID programId, ProgramState state, ProgramDecision.Rejected rejected) {
        return switch (rejected) {
            case ProgramDecision.NoSuchProgram none -> NotFound.program(programId);
            case ProgramDecision.NoSuchSlot none ->
                state instanceof ProgramState.Existing existing
                        ? NotFound.slot(existing.program(), none.slotId())
                        : NotFound.program(programId);
            case ProgramDecision.ProgramIdTaken taken ->
                Problem.conflict("The id " + programId + " is already used by another program: choose another id");
            case ProgramDecision.StartedOtherwise other ->
                Problem.conflict("Program " + programId + " was already started with other values: start another"
                        + " program with another id");
            case ProgramDecision.AnotherPauseWouldEnd other ->
                Problem.conflict("The pause from " + other.from()
                        + " cannot be ended alone, because another pause covers the same day and would end too."
                        + " Send resume without the parameter from to end every pause that covers today");
            case ProgramDecision.DeloadWeekOver past ->
                Problem.refused(
                        "week",
                        "must be week " + past.currentWeek() + " (the current week) or later, not " + past.week()
                                + ", which has ended",
                        DeloadCheck.RULE);
            case ProgramDecision.ProgramOver over ->
                Problem.conflict("Program " + programId + " has ended, so it cannot be changed");
        };
    }
}
