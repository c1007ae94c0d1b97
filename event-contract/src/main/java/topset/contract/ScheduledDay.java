package topset.contract;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day of a program and the weekday on which it is planned.
 *
 * @param since the first date on which the day can be planned on this weekday: the date of the decision in the athlete's
 * time zone, or the program's first day if that is later
 */
public record ScheduledDay(
        @NotNull Integer day,
        @NotNull DayOfWeek weekday,
        @NotNull LocalDate since) {

    public DayWeekday dayWeekday() {
        return new DayWeekday(day, weekday);
    }

    public record DayWeekday(@NotNull Integer day, @NotNull DayOfWeek weekday) {}
}
