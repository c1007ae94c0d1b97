package topset.rules.week;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.ScheduledDay;
import topset.contract.ScheduledDay.DayWeekday;

/**
 * A day without a weekday is not planned on any date.
 *
 * @param days the days with a weekday, ordered by day; no two of them have the same weekday
 * @param changes how many times the weekdays have changed since the program started
 */
public record WeeklySchedule(
        List<ScheduledDay> days, int changes, @Nullable Instant changedAt) {

    public static final WeeklySchedule NONE = new WeeklySchedule(List.of(), 0, null);

    public WeeklySchedule {
        days = days.stream().sorted(Comparator.comparingInt(ScheduledDay::day)).toList();
    }

    /** The schedule of a program that has just started. Null means that no day has a weekday. */
    public static WeeklySchedule started(@Nullable List<ScheduledDay> days) {
        return days == null ? NONE : new WeeklySchedule(days, 0, null);
    }

    /** The date from which all of the weekdays are valid. */
    public static List<ScheduledDay> since(LocalDate since, List<DayWeekday> weekdays) {
        return weekdays.stream()
                .map(each -> new ScheduledDay(each.day(), each.weekday(), since))
                .toList();
    }

    /**
     * A day that keeps its weekday also keeps the date since which it has it, so that a missed date stays missed.
     *
     * @param today the date of the change in the athlete's time zone
     */
    public WeeklySchedule changed(List<DayWeekday> weekdays, LocalDate today, Instant at) {
        return with(
                since(today, weekdays).stream()
                        .map(each -> find(each.dayWeekday()).orElse(each))
                        .toList(),
                at);
    }

    /** The number of changes grows by one. */
    public WeeklySchedule with(List<ScheduledDay> newDays, Instant at) {
        return new WeeklySchedule(newDays, changes + 1, at);
    }

    private Optional<ScheduledDay> find(DayWeekday wanted) {
        return days.stream().filter(each -> each.dayWeekday().equals(wanted)).findFirst();
    }

    public List<DayWeekday> weekdays() {
        return days.stream().map(ScheduledDay::dayWeekday).toList();
    }

    /** The date in the seven days from {@code weekStart} on; empty if there is none. */
    public static Optional<LocalDate> dateIn(LocalDate weekStart, ScheduledDay day) {
        var date = weekStart.with(TemporalAdjusters.nextOrSame(day.weekday()));
        return date.isBefore(day.since()) ? Optional.empty() : Optional.of(date);
    }

    public Optional<Integer> dayOn(LocalDate date) {
        return days.stream()
                .filter(each -> each.weekday() == date.getDayOfWeek() && !date.isBefore(each.since()))
                .map(ScheduledDay::day)
                .findFirst();
    }
}
