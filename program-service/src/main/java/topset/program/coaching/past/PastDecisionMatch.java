package topset.program.coaching.past;

import java.time.Instant;
import java.util.Objects;
import topset.edge.transfer.LineType;
import topset.program.programs.ProgramEvent;

/**
 * Recognises an imported decision that is already stored. Decisions have no id, so they are compared by type, subject
 * (such as a lift and a week) and time.
 */
final class PastDecisionMatch {
    private PastDecisionMatch() {}

    /** Whether a stored decision is the same as the decision of an imported line. */
    static boolean isSame(ProgramEvent.OfCoach stored, PastDecision line, Instant at) {
        return time(stored).equals(at)
                && switch (stored) {
                    case ProgramEvent.ProgramStarted started -> line.type() == LineType.PROGRAM;
                    case ProgramEvent.LiftChanged changed ->
                        line.type() == LineType.LIFT
                                && line.lift() != null
                                && changed.lift().slotId().equals(line.lift().slotId());
                    case ProgramEvent.ProgramPaused paused ->
                        line.type() == LineType.PAUSE
                                && line.pause() != null
                                && paused.from().equals(line.pause().from());
                    case ProgramEvent.ProgramResumed resumed -> line.type() == LineType.RESUME;
                    case ProgramEvent.ProgramEnded ended -> line.type() == LineType.PROGRAM_END;
                    case ProgramEvent.TargetOverridden overridden ->
                        line.type() == LineType.OVERRIDE
                                && isSlotsWeek(
                                        line,
                                        overridden.override().slotId(),
                                        overridden.override().week());
                    case ProgramEvent.OverrideRemoved removed ->
                        line.type() == LineType.OVERRIDE_REMOVAL && isSlotsWeek(line, removed.slotId(), removed.week());
                    case ProgramEvent.DeloadPlanned planned ->
                        line.type() == LineType.DELOAD
                                && isWeek(line, planned.deload().week());
                    case ProgramEvent.DeloadRemoved removed ->
                        line.type() == LineType.DELOAD_REMOVAL && isWeek(line, removed.week());
                };
    }

    private static boolean isSlotsWeek(PastDecision line, String slotId, int week) {
        return slotId.equals(line.slotId()) && isWeek(line, week);
    }

    private static boolean isWeek(PastDecision line, int week) {
        return Objects.equals(line.week(), week);
    }

    /** Returns the time at which a person made a stored decision. */
    static Instant time(ProgramEvent.OfCoach decided) {
        return switch (decided) {
            case ProgramEvent.ProgramStarted started -> started.startedAt();
            case ProgramEvent.LiftChanged changed -> changed.changedAt();
            case ProgramEvent.ProgramPaused paused -> paused.pausedAt();
            case ProgramEvent.ProgramResumed resumed -> resumed.resumedAt();
            case ProgramEvent.ProgramEnded ended -> ended.endedAt();
            case ProgramEvent.TargetOverridden overridden -> overridden.overriddenAt();
            case ProgramEvent.OverrideRemoved removed -> removed.removedAt();
            case ProgramEvent.DeloadPlanned planned -> planned.plannedAt();
            case ProgramEvent.DeloadRemoved removed -> removed.removedAt();
        };
    }
}
