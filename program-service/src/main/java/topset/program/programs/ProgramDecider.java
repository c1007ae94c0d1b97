package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import topset.program.programs.ProgramDecider.ProgramDecision.Changed;
import topset.program.programs.ProgramDecider.ProgramDecision.Unchanged;
import topset.program.programs.ProgramEvent.DeloadPlanned;
import topset.program.programs.ProgramEvent.DeloadRemoved;
import topset.program.programs.ProgramEvent.LiftChanged;
import topset.program.programs.ProgramEvent.OfCoach;
import topset.program.programs.ProgramEvent.OverrideRemoved;
import topset.program.programs.ProgramEvent.ProgramEnded;
import topset.program.programs.ProgramEvent.ProgramPaused;
import topset.program.programs.ProgramEvent.ProgramResumed;
import topset.program.programs.ProgramEvent.ProgramStarted;
import topset.program.programs.ProgramEvent.TargetOverridden;
import topset.program.programs.ProgramState.Absent;
import topset.program.programs.ProgramState.Ended;
import topset.program.programs.ProgramState.Existing;
import topset.program.programs.ProgramState.Running;
import topset.program.programs.ProgramState.Taken;

/**
 * Decides whether an event that a person wants happens, changes nothing, or is rejected. Commands are idempotent: a
 * repeated command changes nothing and gets the same answer as the first one.
 */
public final class ProgramDecider {
    private ProgramDecider() {}

    public static ProgramDecision decide(ProgramState state, OfCoach wanted) {
        var isStart = wanted instanceof ProgramStarted;
        return switch (state) {
            case Absent _ -> isStart ? new Changed(wanted) : new ProgramDecision.NoSuchProgram();
            case Taken _ -> isStart ? new ProgramDecision.ProgramIdTaken() : new ProgramDecision.NoSuchProgram();
            case Running running -> change(running, wanted);
            // A command to a program that is over is rejected, unless it repeats an earlier one.
            case Ended ended -> {
                var decision = change(ended, wanted);
                yield decision instanceof Changed ? new ProgramDecision.ProgramOver() : decision;
            }
        };
    }

    /**
     * Decides about the end of one pause. So a resume after an illness does not remove the pause of a later holiday,
     * even if the request is sent twice.
     *
     * @param today the first day after the pause; a pause that begins later is removed
     * @param from the first day of the pause to end; absent means the pause that covers today
     */
    public static ProgramDecision resume(ProgramState state, LocalDate today, @Nullable LocalDate from, Instant at) {
        if (!(state instanceof Existing existing)) {
            return new ProgramDecision.NoSuchProgram();
        }
        var program = existing.program();
        var adjustments = program.adjustments();
        if (from != null && adjustments.wouldEndAnother(today, from)) {
            return new ProgramDecision.AnotherPauseWouldEnd(from);
        }
        return adjustments
                .resumesOn(today, from)
                .map(on -> decide(state, new ProgramResumed(program.id(), on, at)))
                .orElseGet(Unchanged::new);
    }

    private static ProgramDecision change(Existing state, OfCoach wanted) {
        var program = state.program();
        var adjustments = program.adjustments();
        var deloads = adjustments.deloads();
        return switch (wanted) {
            // A repeated request gets the same answer, even if the rules would now refuse its lifts.
            case ProgramStarted started ->
                started.asked().equals(program.start().asked())
                        ? new Unchanged()
                        : new ProgramDecision.StartedOtherwise();
            case LiftChanged(var _, var week, var lift, var _, var _, var _) -> {
                var isSame = program.findLift(lift.slotId(), week).filter(lift::equals);
                yield ofSlot(program, lift.slotId(), isSame.isPresent(), wanted);
            }
            case TargetOverridden(var _, var target, var _) -> {
                var published = target.override().published();
                var isSame = adjustments
                        .override(target.slotId(), target.week())
                        .filter(before -> before.published().equals(published))
                        .isPresent();
                yield ofSlot(program, target.slotId(), isSame, wanted);
            }
            case OverrideRemoved(var _, var slotId, var week, var _) ->
                ofSlot(program, slotId, adjustments.override(slotId, week).isEmpty(), wanted);
            case DeloadPlanned(var _, var deload, var _) ->
                ofWeek(state, deload.week(), deload.equals(deloads.plannedIn(deload.week())), new Changed(wanted));
            case DeloadRemoved(var _, var week, var _) -> {
                var isDeload = deloads.plannedIn(week) != null || deloads.isRegular(week);
                yield ofWeek(state, week, !isDeload && deloads.removed().contains(week), unless(!isDeload, wanted));
            }
            case ProgramPaused(var _, var pause, var _) ->
                unless(adjustments.pauses().contains(pause), wanted);
            case ProgramResumed(var _, var on, var _) ->
                unless(adjustments.pauses().stream().noneMatch(each -> each.covers(on)), wanted);
            // A program that has not begun ends on its first day.
            case ProgramEnded(var id, var on, var at)
            when on.isBefore(program.startsOn()) -> change(state, new ProgramEnded(id, program.startsOn(), at));
            case ProgramEnded _ -> unless(adjustments.endedOn() != null, wanted);
        };
    }

    private static ProgramDecision unless(boolean isSo, OfCoach wanted) {
        return isSo ? new Unchanged() : new Changed(wanted);
    }

    private static ProgramDecision ofSlot(Program program, String slotId, boolean isSo, OfCoach wanted) {
        return program.hasSlot(slotId) ? unless(isSo, wanted) : new ProgramDecision.NoSuchSlot(slotId);
    }

    /** A repeated command gets the same answer as the first one, even if the week is over. */
    private static ProgramDecision ofWeek(Existing state, int week, boolean isRepeat, ProgramDecision otherwise) {
        if (isRepeat) {
            return new Unchanged();
        }
        return week < state.currentWeek() ? new ProgramDecision.DeloadWeekOver(week, state.currentWeek()) : otherwise;
    }

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
}
