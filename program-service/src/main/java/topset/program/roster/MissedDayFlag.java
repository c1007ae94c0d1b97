package topset.program.roster;

import java.util.List;
import java.util.UUID;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.rules.result.FlagCode;
import topset.program.rules.schedule.MissedDay;
import topset.program.seen.FlagCause;

/**
 * Makes the flag (the hint for the coach) MISSED_TODAY of an athlete from the planned days that the athlete has missed.
 */
final class MissedDayFlag {
    private MissedDayFlag() {}

    /**
     * Returns the flag (the hint for the coach) with the missed dates, and with the ids of the slots (lifts of the
     * program) of the missed days.
     */
    static RosterFlag of(List<MissedDay> missed) {
        return new RosterFlag(
                FlagCode.MISSED_TODAY.name(),
                FlagUrgency.of(FlagCode.MISSED_TODAY),
                missed.stream()
                        .flatMap(day -> day.slotIds().stream())
                        .distinct()
                        .toList(),
                missed.stream().map(day -> day.date().toString()).toList(),
                null,
                null);
    }

    /** Returns a missed day in the form of a cause of the flag MISSED_TODAY. Each missed date is a separate cause. */
    static FlagCause cause(UUID programId, MissedDay day) {
        return new FlagCause(
                FlagCode.MISSED_TODAY, programId, day.week(), null, day.date().toString(), List.of(), null);
    }
}
