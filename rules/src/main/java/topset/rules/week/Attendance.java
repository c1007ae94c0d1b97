package topset.rules.week;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.Pause;
import topset.contract.RaisedFlag;
import topset.contract.ScheduledDay;
import topset.rules.lift.NamedSets;

/**
 * The planned days of a program and the days that the athlete trained, from which the missed days follow (ADR 0068).
 *
 * @param endsOn the first day after the program; absent while no end is known
 * @param trained the days that were trained, by week, without gaps. Nothing is known about earlier weeks; in later
 * weeks no set was logged
 */
public record Attendance(
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        List<PlannedDay> days,
        List<PausedDays> pauses,
        List<TrainedDays> trained) {

    /** A pause without its reason, which would make the stored row of the roster long. */
    public record PausedDays(LocalDate from, @Nullable LocalDate to) {
        public static PausedDays of(Pause pause) {
            return new PausedDays(pause.from(), pause.to());
        }

        boolean covers(LocalDate date) {
            return !from.isAfter(date) && (to == null || !to.isBefore(date));
        }
    }

    /** {@code slotIds} are the slots of the day, at least one. */
    public record PlannedDay(ScheduledDay scheduled, List<String> slotIds) {}

    /** {@code days} are the days with at least one working set, in ascending order. */
    public record TrainedDays(int week, List<Integer> days) {}

    /** A planned date on which an athlete did not train, and whose training the athlete has not done later either. */
    public record MissedDay(int day, LocalDate date, int week, List<String> slotIds) {

        public RaisedFlag flag() {
            return NamedSets.NONE.flag(FlagCode.MISSED_TODAY, date.toString());
        }
    }

    public record PlannedDate(int day, LocalDate date, PlannedDateState state) {

        public enum PlannedDateState {
            /** The day can still be trained on its date. */
            PLANNED,
            /** A working set of the day was logged in the program's week of the date, or the athlete has made the day up. */
            TRAINED,
            /** The date has passed, and the athlete has neither trained the day nor made it up. */
            MISSED
        }
    }

    private static final int DAYS_A_WEEK = 7;

    public Attendance {
        trained = trained.stream()
                .sorted(Comparator.comparingInt(TrainedDays::week))
                .toList();
    }

    /**
     * The oldest first. Each day is judged by its last planned date before today. It is missed if no set of the day was
     * logged in the program's week of that date or later. So the athlete can train the day earlier in the week, or
     * later until the day is planned again.
     *
     * @param today the current date in the athlete's time zone
     */
    public List<MissedDay> missedOn(LocalDate today) {
        return days.stream()
                .flatMap(day -> missed(day, today).stream())
                .sorted(Comparator.comparing(MissedDay::date))
                .toList();
    }

    /**
     * In order, without past dates of unknown weeks. The newest date of a day can be made up in a later week, as in
     * {@link #missedOn}; an earlier date counts as trained only if the day was trained in the program's week of the
     * date.
     *
     * @param today the current date in the athlete's time zone
     */
    public List<PlannedDate> plannedIn(LocalDate from, LocalDate to, LocalDate today) {
        return from.datesUntil(to)
                .flatMap(date -> days.stream()
                        .map(PlannedDay::scheduled)
                        .filter(day -> day.weekday() == date.getDayOfWeek() && isPlanned(day, date))
                        .filter(day -> !date.isBefore(today) || isKnown(weekOf(date)))
                        .map(day -> new PlannedDate(day.day(), date, state(day.day(), date, today))))
                .toList();
    }

    private PlannedDate.PlannedDateState state(int day, LocalDate date, LocalDate today) {
        int week = weekOf(date);
        var isNewest = !date.plusDays(DAYS_A_WEEK).isBefore(today);
        if (isNewest ? wasTrainedSince(week, day) : wasTrainedIn(week, day)) {
            return PlannedDate.PlannedDateState.TRAINED;
        }
        return date.isBefore(today) ? PlannedDate.PlannedDateState.MISSED : PlannedDate.PlannedDateState.PLANNED;
    }

    private boolean wasTrainedIn(int week, int day) {
        return trained.stream()
                .anyMatch(each -> each.week() == week && each.days().contains(day));
    }

    /**
     * The next date on which the missed days differ from those on the given date, if no further set is logged. Only the
     * next eight days are searched, or the first eight days of a program that has not started. Null if there is no such
     * date.
     */
    public @Nullable LocalDate nextChange(LocalDate today) {
        var now = missedOn(today);
        var from = today.isBefore(startsOn) ? startsOn : today;
        return from.datesUntil(from.plusDays(DAYS_A_WEEK + 2L))
                .skip(1)
                .filter(date -> !missedOn(date).equals(now))
                .findFirst()
                .orElse(null);
    }

    private Optional<MissedDay> missed(PlannedDay planned, LocalDate today) {
        var scheduled = planned.scheduled();
        var date = today.with(TemporalAdjusters.previous(scheduled.weekday()));
        int week = weekOf(date);
        return isPlanned(scheduled, date) && isKnown(week) && !wasTrainedSince(week, scheduled.day())
                ? Optional.of(new MissedDay(scheduled.day(), date, week, planned.slotIds()))
                : Optional.empty();
    }

    private boolean isPlanned(ScheduledDay day, LocalDate date) {
        return !date.isBefore(day.since())
                && !date.isBefore(startsOn)
                && (endsOn == null || date.isBefore(endsOn))
                && pauses.stream().noneMatch(pause -> pause.covers(date));
    }

    private boolean isKnown(int week) {
        return !trained.isEmpty() && trained.getFirst().week() <= week;
    }

    private boolean wasTrainedSince(int week, int day) {
        return trained.stream()
                .anyMatch(each -> each.week() >= week && each.days().contains(day));
    }

    private int weekOf(LocalDate date) {
        return TrainingCalendar.weekOf(startsOn, date);
    }
}
