package topset.program.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.program.programs.Program;
import topset.program.programs.ProgramCommand;
import topset.program.programs.ProgramEvent;
import topset.program.rules.engine.FoldedWeek;
import topset.program.rules.engine.ProgramFold;
import topset.program.rules.program.TrainingCalendar;
import topset.program.rules.result.Flag;
import topset.program.rules.result.LoggedSet;
import topset.store.inbox.Parked;

/**
 * A program as it stands at a moment, weeks that ended meanwhile folded in: never behind the clock.
 *
 * @param program with the weeks asked for
 * @param setting what it depends on and does not decide itself
 * @param endsOn first day that is no longer part of it; absent while it is the last
 * @param sets what was lifted in the weeks asked for
 * @param sequence the newest session event that is in it
 * @param parked why newer events of the athlete wait; absent when none do
 */
public record PlanAsOf(
        Program program,
        ProgramCommand.Setting setting,
        ZoneId zone,
        @Nullable LocalDate endsOn,
        List<LoggedSet> sets,
        Instant asOf,
        long sequence,
        @Nullable Parked parked) {

    public TrainingCalendar calendar() {
        return setting.calendar();
    }

    /** The week that runs; 0 or less before the start. */
    public int currentWeek() {
        return calendar().weekOf(asOf);
    }

    /** Whether a week is part of the program and planned by now. */
    public boolean isPlanned(int week) {
        return week >= 1 && week <= Math.max(0, currentWeek()) + 1 && program.coversWeek(week, endsOn);
    }

    /**
     * What would be planned, had other sets been lifted from the week that runs on (before the start: from week 1 on): the
     * rules as they are, and nothing stored.
     *
     * @param lifted all of the athlete's sets of those weeks
     * @param then the moment at which it is asked
     * @return the weeks after, in order, as far as the program goes
     */
    public List<FoldedWeek> simulate(List<LoggedSet> lifted, Instant then) {
        var from = program.entered(Math.max(1, currentWeek()));
        return ProgramFold.fold(program.definition(setting, Map.of()), from, lifted, then).stream()
                .filter(week -> program.coversWeek(week.week(), endsOn))
                .toList();
    }

    /** Flags of a week that belong to no lift. */
    public List<Flag> ownFlags(int week) {
        return program.flags(week).stream()
                .filter(standing -> standing.slotId() == null)
                .map(ProgramEvent.StandingFlag::flag)
                .toList();
    }

    /** What was decided for a slot's week. */
    public Optional<Program.Decided> decided(int week, String slotId) {
        return Optional.ofNullable(program.weeks().get(new Program.SlotInWeek(week, slotId)));
    }
}
