package topset.program.coaching;

import java.time.Instant;
import java.time.LocalDate;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.replanning.Cause;
import topset.rules.week.TrainingCalendar;

/** Says since when a command makes an input of the plans different. The program is as it is after the command. */
record CommandCause(Program program, AthletePrograms programs) {

    static CommandCause of(AthleteDecisions decisions, CommandContext at) {
        var programs = decisions.programs();
        return new CommandCause(programs.find(at.programId()).orElseThrow().program(), programs);
    }

    Cause of(ProgramEvent.OfCoach event) {
        return switch (event) {
            case ProgramEvent.ProgramStarted started -> beginsOrEnds(started.startsOn());
            case ProgramEvent.ProgramEnded ended -> beginsOrEnds(ended.endsOn());
            case ProgramEvent.LiftChanged changed -> ofWeek(changed.fromWeek());
            case ProgramEvent.TargetOverridden set -> ofWeek(set.target().week());
            case ProgramEvent.OverrideRemoved removed -> ofWeek(removed.week());
            case ProgramEvent.DeloadPlanned planned -> ofWeek(planned.deload().week());
            case ProgramEvent.DeloadRemoved removed -> ofWeek(removed.week());
            case ProgramEvent.ProgramPaused paused -> pause(paused.pause().from());
            case ProgramEvent.ProgramResumed resumed -> pause(resumed.on());
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
