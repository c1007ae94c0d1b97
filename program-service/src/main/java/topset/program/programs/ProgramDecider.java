package topset.program.programs;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import topset.program.programs.ProgramCommand.ChangeLift;
import topset.program.programs.ProgramCommand.End;
import topset.program.programs.ProgramCommand.OverrideTarget;
import topset.program.programs.ProgramCommand.Pause;
import topset.program.programs.ProgramCommand.PlanDeload;
import topset.program.programs.ProgramCommand.RemoveDeload;
import topset.program.programs.ProgramCommand.RemoveOverride;
import topset.program.programs.ProgramCommand.Resume;
import topset.program.programs.ProgramCommand.Start;
import topset.program.programs.ProgramDecision.Changed;
import topset.program.programs.ProgramDecision.Unchanged;
import topset.program.programs.ProgramState.Absent;
import topset.program.programs.ProgramState.Ended;
import topset.program.programs.ProgramState.Existing;
import topset.program.programs.ProgramState.Running;
import topset.program.programs.ProgramState.Taken;
import topset.rules.lift.Lift;
import topset.rules.load.Exact;
import topset.rules.week.WeeklySchedule;

/**
 * Decides which events a command to a program causes, or rejects the command. Commands are idempotent: a repeated
 * command changes nothing and gets the same answer as the first one.
 */
public final class ProgramDecider {
    private static final Lift.Start WITHOUT_FIRST_LOAD = new Lift.Start(null, null, null, true, Exact.ZERO, null);

    private ProgramDecider() {}

    public static ProgramDecision decide(ProgramState state, ProgramCommand command) {
        return switch (new On(state, command)) {
            case On(Absent absent, Start(var started)) -> new Changed(started);
            case On(Taken taken, Start start) -> new ProgramDecision.ProgramIdTaken();
            case On(Existing existing, Start start) -> startAgain(start, existing.program());
            case On(Absent _, ProgramCommand _), On(Taken _, ProgramCommand _) -> new ProgramDecision.NoSuchProgram();
            case On(Running(Program program), ChangeLift change) -> changeLift(change, program);
            case On(Running(Program program), OverrideTarget override) -> override(override, program);
            case On(Running(Program program), RemoveOverride remove) -> removeOverride(remove, program);
            case On(Running(Program program), PlanDeload plan) -> planDeload(plan, program);
            case On(Running(Program program), RemoveDeload remove) -> removeDeload(remove, program);
            case On(Running(Program program), Pause pause) -> pause(pause, program);
            case On(Running(Program program), Resume resume) -> resume(resume, program);
            case On(Running(Program program), End end) -> end(end, program);
            case On(Ended(Program program), ProgramCommand any) -> onlyRepeated(decide(new Running(program), any));
        };
    }

    private static ProgramDecision startAgain(Start start, Program program) {
        var same = isSameRequest(start, program)
                || (isSameApartFromLifts(start, program)
                        && isTrainedAs(
                                withoutFirstLoads(start.event().lifts()),
                                withoutFirstLoads(program.lifts().started())));
        return same ? new Unchanged() : new ProgramDecision.StartedOtherwise();
    }

    /**
     * If a command to start a program repeats an earlier one, the client gets the same answer as the first time, even
     * if the rules would now refuse the lifts, because the athlete's profile has changed meanwhile.
     */
    public static boolean dependsOnLifts(ProgramState state, Start start) {
        return switch (state) {
            case Absent _, Taken _ -> true;
            case Existing existing ->
                !isSameRequest(start, existing.program()) && isSameApartFromLifts(start, existing.program());
        };
    }

    private static boolean isSameRequest(Start start, Program program) {
        return start.event().asked().equals(program.start().asked());
    }

    private static boolean isSameApartFromLifts(Start start, Program program) {
        var first = program.start();
        var again = start.event();
        return first.startsOn().equals(again.startsOn())
                && Objects.equals(first.template(), again.template())
                && Objects.equals(first.templates(), again.templates())
                && Objects.equals(first.structure(), again.structure())
                && Objects.equals(program.adjustments().deloads().every(), again.deloadEvery())
                && program.schedule()
                        .weekdays()
                        .equals(WeeklySchedule.started(again.weekdays()).weekdays());
    }

    private static boolean isTrainedAs(List<Lift> some, List<Lift> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(n -> some.get(n).isTrainedAs(others.get(n)));
    }

    /**
     * First loads that were derived from the athlete's history depend on the time of the request, so a repeated request
     * is compared without them.
     */
    private static List<Lift> withoutFirstLoads(List<Lift> lifts) {
        return lifts.stream()
                .map(lift -> lift.start().fromHistory() ? lift.withStart(WITHOUT_FIRST_LOAD) : lift)
                .toList();
    }

    private static ProgramDecision changeLift(ChangeLift change, Program program) {
        var slotId = change.lift().slotId();
        if (!program.hasSlot(slotId)) {
            return new ProgramDecision.NoSuchSlot(slotId);
        }
        return unless(
                change.lift().equals(program.lift(slotId, change.fromWeek())),
                new ProgramEvent.LiftChanged(
                        program.id(),
                        change.fromWeek(),
                        change.lift(),
                        change.warnings(),
                        change.at(),
                        change.ofGym() ? true : null));
    }

    private static ProgramDecision override(OverrideTarget override, Program program) {
        var target = override.override();
        if (!program.hasSlot(target.slotId())) {
            return new ProgramDecision.NoSuchSlot(target.slotId());
        }
        var before = program.adjustments().override(target.slotId(), target.week());
        return unless(
                before.filter(target::equals).isPresent(),
                new ProgramEvent.TargetOverridden(program.id(), target, override.forced(), override.at()));
    }

    private static ProgramDecision removeOverride(RemoveOverride remove, Program program) {
        if (!program.hasSlot(remove.slotId())) {
            return new ProgramDecision.NoSuchSlot(remove.slotId());
        }
        return unless(
                program.adjustments().override(remove.slotId(), remove.week()).isEmpty(),
                new ProgramEvent.OverrideRemoved(program.id(), remove.slotId(), remove.week(), remove.at()));
    }

    private static ProgramDecision unless(boolean isSo, ProgramEvent.OfCoach event) {
        return isSo ? new Unchanged() : new Changed(event);
    }

    /** A repeated command gets the same answer as the first one, even if the week is over. */
    private static ProgramDecision planDeload(PlanDeload plan, Program program) {
        var deload = plan.deload();
        if (deload.equals(program.adjustments().deloads().plannedIn(deload.week()))) {
            return new Unchanged();
        }
        return deload.week() < plan.currentWeek()
                ? new ProgramDecision.DeloadWeekOver(deload.week(), plan.currentWeek())
                : new Changed(new ProgramEvent.DeloadPlanned(program.id(), deload, plan.at()));
    }

    private static ProgramDecision removeDeload(RemoveDeload remove, Program program) {
        var deloads = program.adjustments().deloads();
        var isDeload = deloads.plannedIn(remove.week()) != null || deloads.isRegular(remove.week());
        if (!isDeload && deloads.removed().contains(remove.week())) {
            return new Unchanged();
        }
        if (remove.week() < remove.currentWeek()) {
            return new ProgramDecision.DeloadWeekOver(remove.week(), remove.currentWeek());
        }
        return unless(!isDeload, new ProgramEvent.DeloadRemoved(program.id(), remove.week(), remove.at()));
    }

    private static ProgramDecision pause(Pause pause, Program program) {
        var rest = new CoachAdjustments.Rest(pause.from(), pause.to(), pause.reason());
        return unless(
                program.adjustments().pauses().contains(rest),
                new ProgramEvent.ProgramPaused(program.id(), pause.from(), pause.to(), pause.reason(), pause.at()));
    }

    /**
     * The command ends exactly one pause. So a resume after an illness does not remove the pause of a later holiday,
     * even if the command is sent twice.
     */
    private static ProgramDecision resume(Resume resume, Program program) {
        var adjustments = program.adjustments();
        if (resume.from() != null && adjustments.wouldEndAnother(resume.today(), resume.from())) {
            return new ProgramDecision.AnotherPauseWouldEnd(resume.from());
        }
        return adjustments
                .resumesOn(resume.today(), resume.from())
                .<ProgramDecision>map(on -> new Changed(new ProgramEvent.ProgramResumed(program.id(), on, resume.at())))
                .orElseGet(Unchanged::new);
    }

    /** A program that has not begun ends on its first day. */
    private static ProgramDecision end(End end, Program program) {
        var endsOn = end.today().isBefore(program.startsOn()) ? program.startsOn() : end.today();
        return unless(
                program.adjustments().endedOn() != null, new ProgramEvent.ProgramEnded(program.id(), endsOn, end.at()));
    }

    /** Rejects a command to a program that is over, unless it repeats an earlier command and so changes nothing. */
    private static ProgramDecision onlyRepeated(ProgramDecision whileRunning) {
        return whileRunning instanceof Changed ? new ProgramDecision.ProgramOver() : whileRunning;
    }

    /** One record, so that one switch can match both. */
    private record On(ProgramState state, ProgramCommand command) {}
}
