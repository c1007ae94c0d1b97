package topset.rules.week;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * A day of a program and the weekday on which it is planned.
 *
 * @param since the first date on which the day can be planned on this weekday: the date of the decision in the
 * athlete's time zone, or the program's first day if that is later
 */
public record ScheduledDay(int day, DayOfWeek weekday, LocalDate since) {

    LocalDate nextFrom(LocalDate date) {
        return date.with(TemporalAdjusters.nextOrSame(weekday));
    }

    DayWeekday dayWeekday() {
        return new DayWeekday(day, weekday);
    }
}
