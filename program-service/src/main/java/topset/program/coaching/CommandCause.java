package topset.program.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Program;
import topset.program.programs.ProgramCommand;
import topset.program.programs.ProgramCommand.ChangeLift;
import topset.program.programs.ProgramCommand.End;
import topset.program.programs.ProgramCommand.OverrideTarget;
import topset.program.programs.ProgramCommand.Pause;
import topset.program.programs.ProgramCommand.PlanDeload;
import topset.program.programs.ProgramCommand.RemoveDeload;
import topset.program.programs.ProgramCommand.RemoveOverride;
import topset.program.programs.ProgramCommand.Resume;
import topset.program.programs.ProgramCommand.Start;
import topset.program.replanning.Cause;
import topset.rules.week.TrainingCalendar;

/** Says since when a command makes an input of the plans different. The program is as it is after the command. */
record CommandCause(Program program, AthletePrograms programs) {

    static CommandCause of(AthleteDecisions decisions, CommandContext at) {
        var programs = decisions.programs();
        return new CommandCause(programs.find(at.programId()).orElseThrow().program(), programs);
    }

    Cause of(ProgramCommand command) {
        return switch (command) {
            case Start start -> beginsOrEnds(program.startsOn());
            case End end ->
                beginsOrEnds(Objects.requireNonNull(program.adjustments().endedOn()));
            case ChangeLift change -> ofWeek(change.fromWeek());
            case OverrideTarget set -> ofWeek(set.override().week());
            case RemoveOverride remove -> ofWeek(remove.week());
            case PlanDeload plan -> ofWeek(plan.deload().week());
            case RemoveDeload remove -> ofWeek(remove.week());
            case Pause pause -> pause(pause.from());
            case Resume resume -> pause(resume.today());
        };
    }

    /** Weekdays are an input of the weeks from the running one on. */
    Cause ofRunningWeek(Instant now) {
        var calendar = programs.calendar(program);
        return new Cause.Decision(program.id(), calendar.startOf(Math.max(1, calendar.weekOf(now))));
    }

    /** The programs before it get or lose weeks, too. */
    private Cause beginsOrEnds(LocalDate date) {
        return new Cause.Change(
                new TrainingCalendar(date, programs.requireProfile().zones()).startOf(1));
    }

    /** The target of a week is computed at the end of the week before. */
    private Cause ofWeek(int week) {
        var calendar = programs.calendar(program);
        var since = week > 1 ? calendar.startOf(week - 1) : calendar.startOf(1).minusNanos(1);
        return new Cause.Decision(program.id(), since);
    }

    /**
     * A pause changes the plans of later weeks. It also cancels a regular deload in a paused week or in the week after
     * the pause.
     */
    private Cause pause(LocalDate from) {
        int week = program.weekOf(from);
        return program.adjustments().deloads().every() == null
                ? new Cause.Decision(program.id(), programs.calendar(program).startOf(Math.max(1, week)))
                : ofWeek(week);
    }
}
