package topset.program.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.seen.FlagCause;
import topset.rules.lift.FlagCode;
import topset.rules.week.Attendance;
import topset.rules.week.MissedDay;

/**
 * The stored data from which an athlete's row in the roster is made. When plans are
 * computed again, the newly planned weeks are replaced and the other weeks stay.
 *
 * @param weeks the weeks of all programs in the newest half year, by start date
 * @param standing the current program in its current week
 */
record RosterMemory(
        TreeMap<LocalDate, TrainedWeek> weeks, @Nullable Standing standing) {

    /**
     * The number of weeks that are kept. Older weeks have no visible effect on the strength trend, because each further
     * week halves their weight in the smoothed estimate.
     */
    private static final int WEEKS_KEPT = 26;

    static RosterMemory empty() {
        return new RosterMemory(new TreeMap<>(), null);
    }

    /**
     * The sessions and strength estimates of a week. The week may still be running.
     *
     * @param sessions completed sessions
     * @param planned planned sessions of the program
     * @param estimates the estimates by exercise, for the exercises that were trained in the week
     */
    record TrainedWeek(int sessions, int planned, Map<String, Estimate> estimates) {}

    /**
     * An estimate of the one-repetition maximum (1RM) of an exercise. For bodyweight exercises the estimate includes
     * the bodyweight.
     *
     * @param best the best estimate of the week, not smoothed
     * @param smoothed the smoothed estimate after the week (training-rules.md § 11)
     */
    record Estimate(BigDecimal best, BigDecimal smoothed, WeightUnit unit) {}

    /** A pause of the program that has begun or will begin; {@code until} is null if the pause has no end. */
    record Rest(Instant from, @Nullable Instant until) {}

    /**
     * The state of the athlete's current program in its current week.
     *
     * @param exercises the exercises of all lifts of the program in this week and the next
     * @param causes what raises the flags
     * @param attendance the planned and the trained days; absent if no day has a weekday
     * @param missed the missed days at the last change of the row; absent if there is none. They are not in {@code
     * flags} and {@code causes}, because they also change without a new plan
     */
    record Standing(
            UUID programId,
            LocalDate programStartsOn,
            int week,
            LocalDate weekStartsOn,
            List<Rest> rests,
            List<RosterEntry.MainLift> lifts,
            List<String> exercises,
            List<RosterEntry.RosterFlag> flags,
            List<FlagCause> causes,
            @Nullable Attendance attendance,
            @Nullable List<MissedDay> missed) {
        /**
         * Returns the causes (weeks and sets) of a flag; an empty list if the flag is not
         * raised.
         */
        List<FlagCause> causes(FlagCode code) {
            return code == FlagCode.MISSED_TODAY
                    ? missedDays().stream()
                            .map(day -> MissedDayFlag.cause(programId, day))
                            .toList()
                    : causes.stream().filter(cause -> cause.code() == code).toList();
        }

        List<MissedDay> missedDays() {
            return missed == null ? List.of() : missed;
        }

        /** Returns a copy in which the missed days are those as of a date in the athlete's time zone. */
        Standing on(LocalDate today) {
            var now = attendance == null ? List.<MissedDay>of() : attendance.missedOn(today);
            return new Standing(
                    programId,
                    programStartsOn,
                    week,
                    weekStartsOn,
                    rests,
                    lifts,
                    exercises,
                    flags,
                    causes,
                    attendance,
                    now.isEmpty() ? null : now);
        }
    }

    /**
     * Returns the next time at which the missed days change, if no set is logged before; null if no such time is near.
     */
    @Nullable
    Instant nextDayAt(LocalDate today, ZoneId zone) {
        var attendance = standing == null ? null : standing.attendance();
        var next = attendance == null ? null : attendance.nextChange(today);
        return next == null ? null : next.atStartOfDay(zone).toInstant();
    }

    RosterMemory with(@Nullable Standing newStanding) {
        return new RosterMemory(weeks, newStanding);
    }

    /**
     * Returns a copy in which all weeks that begin in a range of days are replaced by the given weeks. The replaced
     * weeks may belong to another program, whose weeks begin on another day of the week.
     *
     * @param to the first day after the program; null if it is open-ended
     */
    RosterMemory with(LocalDate from, @Nullable LocalDate to, Map<LocalDate, TrainedWeek> newer) {
        var all = new TreeMap<>(weeks);
        if (to == null) {
            all.tailMap(from).clear();
        } else if (from.isBefore(to)) {
            all.subMap(from, to).clear();
        }
        all.putAll(newer);
        return new RosterMemory(newest(all), standing);
    }

    private static TreeMap<LocalDate, TrainedWeek> newest(TreeMap<LocalDate, TrainedWeek> all) {
        var kept = new TreeMap<LocalDate, TrainedWeek>();
        all.descendingMap().entrySet().stream()
                .limit(WEEKS_KEPT)
                .forEach(week -> kept.put(week.getKey(), week.getValue()));
        return kept;
    }
}
