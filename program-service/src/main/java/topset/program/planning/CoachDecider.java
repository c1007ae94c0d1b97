package topset.program.planning;

import java.time.LocalDate;
import java.util.List;
import topset.program.planning.ProgramEvent.LiftChanged;
import topset.program.planning.ProgramEvent.OfCoach;
import topset.program.planning.ProgramEvent.OverrideRemoved;
import topset.program.planning.ProgramEvent.ProgramEnded;
import topset.program.planning.ProgramEvent.ProgramPaused;
import topset.program.planning.ProgramEvent.ProgramResumed;
import topset.program.planning.ProgramEvent.TargetOverridden;

/** What a coach's command makes of a program: the same again makes nothing, so that each but going on may be repeated. */
public final class CoachDecider {

    private CoachDecider() {}

    /** The events that follow; none when it is so already. */
    public static List<OfCoach> decide(CoachCommand command, Program program) {
        return switch (command) {
            case CoachCommand.ChangeLift change -> changeLift(change, program);
            case CoachCommand.OverrideTarget override -> override(override, program);
            case CoachCommand.RemoveOverride remove -> removeOverride(remove, program);
            case CoachCommand.Pause pause -> pause(pause, program);
            case CoachCommand.Resume resume -> resume(resume, program);
            case CoachCommand.End end -> end(end, program);
        };
    }

    private static List<OfCoach> changeLift(CoachCommand.ChangeLift change, Program program) {
        var now = program.lift(change.lift().slotId(), change.fromWeek());
        return change.lift().equals(now)
                ? List.of()
                : List.of(new LiftChanged(
                        program.id(), change.fromWeek(), change.lift(), change.warnings(), change.at()));
    }

    private static List<OfCoach> override(CoachCommand.OverrideTarget override, Program program) {
        var wanted = override.override();
        var now = program.adjustments().override(wanted.slotId(), wanted.week());
        return now.isPresent() && now.get().equals(wanted)
                ? List.of()
                : List.of(new TargetOverridden(program.id(), wanted, override.forced(), override.at()));
    }

    private static List<OfCoach> removeOverride(CoachCommand.RemoveOverride remove, Program program) {
        return program.adjustments().override(remove.slotId(), remove.week()).isEmpty()
                ? List.of()
                : List.of(new OverrideRemoved(program.id(), remove.slotId(), remove.week(), remove.at()));
    }

    private static List<OfCoach> pause(CoachCommand.Pause pause, Program program) {
        var known = program.adjustments().pauses().stream()
                .anyMatch(each -> each.equals(new CoachAdjustments.Rest(pause.from(), pause.to(), pause.reason())));
        return known
                ? List.of()
                : List.of(new ProgramPaused(program.id(), pause.from(), pause.to(), pause.reason(), pause.at()));
    }

    /** One pause at a time: going on from a cold does not cancel the holidays, however often it is asked for. */
    private static List<OfCoach> resume(CoachCommand.Resume resume, Program program) {
        return program.adjustments()
                .goesOn(resume.on(), resume.from())
                .<List<OfCoach>>map(on -> List.of(new ProgramResumed(program.id(), on, resume.at())))
                .orElse(List.of());
    }

    /** A program that has not begun is over before it does. */
    private static List<OfCoach> end(CoachCommand.End end, Program program) {
        if (program.adjustments().endedOn() != null) {
            return List.of();
        }
        LocalDate on = end.on().isBefore(program.startsOn()) ? program.startsOn() : end.on();
        return List.of(new ProgramEnded(program.id(), on, end.at()));
    }
}
