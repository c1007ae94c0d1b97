package topset.program.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.ProgramFact.FlagsChanged;
import topset.program.programs.ProgramEvent.DayMissed;
import topset.program.programs.SeenFlag;
import topset.program.programs.SeenFlag.FlagCause;
import topset.program.roster.RosterEntry.Count;
import topset.program.roster.RosterEntry.Sessions;
import topset.program.roster.RosterFlags.CausedFlag;
import topset.program.roster.RosterWeeks.TrainedWeek;
import topset.rules.week.Attendance;
import topset.rules.week.Attendance.MissedDay;

/**
 * What an athlete's roster row shows of the planned weeks. It is stored with the row, because the next change computes
 * only some of the weeks again; the others stay.
 *
 * @param weeks the weeks of all programs in the newest half year, by start date
 * @param program the current program in its current week; absent if there is neither a current nor a next program
 * @param missed the missed days of the current program
 */
record RosterState(
        NavigableMap<LocalDate, TrainedWeek> weeks,
        @Nullable RosterProgram program,
        List<MissedDay> missed) {

    static final RosterState NONE = new RosterState(new TreeMap<>(), null, List.of());

    /** If the plan of the current program was not computed again, its stored state is kept. */
    RosterState after(AthletePlanned planned) {
        var now = planned.programs().currentOrNext(planned.today()).isEmpty()
                ? null
                : planned.running()
                        .map(folded -> RosterProgram.of(planned, folded, program))
                        .orElse(program);
        var newest = weeks;
        for (var folded : planned.folded()) {
            newest = RosterWeeks.after(newest, folded, planned.asOf());
        }
        return new RosterState(newest, now, missedOn(planned.today(), now));
    }

    private static List<MissedDay> missedOn(LocalDate today, @Nullable RosterProgram program) {
        return program == null || program.attendance() == null
                ? List.of()
                : program.attendance().missedOn(today);
    }

    Stream<CausedFlag> flags() {
        if (program == null) {
            return Stream.empty();
        }
        return Stream.concat(
                program.flags().stream(),
                missed.isEmpty() ? Stream.empty() : Stream.of(RosterFlags.missed(program.programId(), missed)));
    }

    List<FlagCause> causes(FlagCode code) {
        return flags().filter(flag -> flag.code() == code)
                .flatMap(flag -> flag.causes().stream())
                .toList();
    }

    /** The event that a day is missed now that was not missed before. It lists all missed days. */
    Optional<DayMissed> raisedAfter(RosterState before, AthletePlanned planned) {
        if (program == null) {
            return Optional.empty();
        }
        var isSame = before.program != null && before.program.programId().equals(program.programId());
        var known = isSame ? before.missed : List.<MissedDay>of();
        var isRaised = missed.stream()
                .anyMatch(day -> known.stream()
                        .noneMatch(
                                each -> each.day() == day.day() && each.date().equals(day.date())));
        if (!isRaised) {
            return Optional.empty();
        }
        var athlete = planned.programs().athlete();
        return Optional.of(new DayMissed(new FlagsChanged(
                program.programId(),
                athlete.gym(),
                athlete.id(),
                program.week(),
                missed.stream()
                        .map(day -> FlagsChanged.StandingFlag.of(null, day.flag()))
                        .toList(),
                List.of(FlagCode.MISSED_TODAY))));
    }

    /** Null if no such time is near. */
    @Nullable
    Instant nextDayAt(AthletePlanned planned) {
        return program == null || program.attendance() == null
                ? null
                : nextDayAt(program.attendance(), planned.today(), planned.zone());
    }

    static @Nullable Instant nextDayAt(Attendance attendance, LocalDate today, ZoneId zone) {
        var next = attendance.nextChange(today);
        return next == null ? null : next.atStartOfDay(zone).toInstant();
    }

    RosterEntry entry(AthletePlanned planned, @Nullable Instant lastSessionAt, Map<FlagCode, SeenFlag> marks) {
        var zone = planned.zone();
        var id = planned.programs().athlete().id();
        var name = planned.programs().requireProfile().details().displayName();
        return new RosterEntry(
                id,
                name == null || name.isBlank() ? id : name,
                program == null ? null : program.programId(),
                program == null ? 0 : program.week(),
                program == null ? null : program.pauseFrom(),
                lastSessionAt == null ? null : OffsetDateTime.ofInstant(lastSessionAt, zone),
                program == null || program.week() == 0
                        ? new Sessions(new Count(0, 0), new Count(0, 0))
                        : RosterWeeks.sessions(weeks, program.weekStartsOn()),
                program == null ? List.of() : program.lifts(),
                program == null ? List.of() : RosterWeeks.trends(weeks, program.lifts()),
                RosterFlags.reviewed(this, marks, zone));
    }
}
