package topset.program.roster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagsChanged;
import topset.program.programs.ProgramEvent.DayMissed;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.seen.FlagCause;
import topset.rules.lift.FlagCode;
import topset.rules.week.MissedDay;
import topset.store.Athlete;

/**
 * Makes the flag MISSED_TODAY of an athlete from the planned days that the athlete has missed.
 */
final class MissedDayFlag {
    private MissedDayFlag() {}

    static RosterFlag of(List<MissedDay> missed) {
        return new RosterFlag(
                FlagCode.MISSED_TODAY.name(),
                FlagUrgency.of(FlagCode.MISSED_TODAY),
                missed.stream()
                        .flatMap(day -> day.slotIds().stream())
                        .distinct()
                        .toList(),
                missed.stream().map(day -> day.date().toString()).toList(),
                true,
                List.of(),
                null,
                null);
    }

    /** Returns a missed day in the form of a cause of the flag MISSED_TODAY. Each missed date is a separate cause. */
    static FlagCause cause(UUID programId, MissedDay day) {
        return new FlagCause(
                FlagCode.MISSED_TODAY, programId, day.week(), null, day.date().toString(), List.of(), null);
    }

    /**
     * Returns the event that a planned day is missed now that was not missed before; otherwise empty. The event lists
     * all missed days, each with its date.
     */
    static Optional<DayMissed> raised(
            Athlete athlete, RosterMemory.@Nullable Standing before, RosterMemory.@Nullable Standing now) {
        if (now == null) {
            return Optional.empty();
        }
        var known = before == null || !before.programId().equals(now.programId())
                ? List.<MissedDay>of()
                : before.missedDays();
        var isRaised = now.missedDays().stream()
                .anyMatch(day -> known.stream()
                        .noneMatch(
                                each -> each.day() == day.day() && each.date().equals(day.date())));
        var code = FlagCode.MISSED_TODAY.name();
        return isRaised
                ? Optional.of(new DayMissed(new FlagsChanged(
                        now.programId(),
                        athlete.gym(),
                        athlete.id(),
                        now.week(),
                        now.missedDays().stream()
                                .map(day -> new FlagsChanged.StandingFlag(
                                        code, null, day.date().toString(), List.of(), null))
                                .toList(),
                        List.of(code))))
                : Optional.empty();
    }
}
