package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import topset.contract.ScheduledDay;
import topset.contract.ScheduledDay.DayWeekday;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.check.WeekdayCheck;

class WeeklyScheduleTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    @Test
    void a_moved_day_is_planned_on_its_new_weekday_from_the_day_of_the_move_on() {
        var before = WeeklySchedule.started(WeeklySchedule.since(
                MONDAY, List.of(new DayWeekday(1, DayOfWeek.MONDAY), new DayWeekday(2, DayOfWeek.FRIDAY))));

        var after = before.changed(
                List.of(new DayWeekday(2, DayOfWeek.TUESDAY), new DayWeekday(1, DayOfWeek.MONDAY)),
                WEDNESDAY,
                Instant.EPOCH);

        assertThat(after.days())
                .containsExactly(
                        new ScheduledDay(1, DayOfWeek.MONDAY, MONDAY),
                        new ScheduledDay(2, DayOfWeek.TUESDAY, WEDNESDAY));
        assertThat(after.weekdays())
                .containsExactly(new DayWeekday(1, DayOfWeek.MONDAY), new DayWeekday(2, DayOfWeek.TUESDAY));
        assertThat(after.changes()).isEqualTo(1);
        assertThat(WeeklySchedule.dateIn(MONDAY, after.days().getLast()))
                .as("Tuesday of this week is over")
                .isEmpty();
        assertThat(WeeklySchedule.dateIn(MONDAY.plusWeeks(1), after.days().getLast()))
                .contains(MONDAY.plusDays(8));
        assertThat(after.dayOn(MONDAY.plusDays(8))).contains(2);
        assertThat(after.dayOn(MONDAY.plusDays(4))).as("no longer on Friday").isEmpty();
    }

    @Test
    void a_week_can_begin_on_any_weekday() {
        var day = new ScheduledDay(1, DayOfWeek.MONDAY, WEDNESDAY);

        assertThat(WeeklySchedule.dateIn(WEDNESDAY, day)).contains(MONDAY.plusWeeks(1));
    }

    @Test
    void a_day_without_lifts_and_a_second_day_on_a_weekday_are_refused_by_name() {
        var asked = List.of(
                new DayWeekday(1, DayOfWeek.MONDAY),
                new DayWeekday(3, DayOfWeek.MONDAY),
                new DayWeekday(1, DayOfWeek.SUNDAY));
        assertThat(Checked.refused(found -> WeekdayCheck.check("weekdays", asked, Set.of(2, 1), found)))
                .containsExactly(
                        new Violation("weekdays[1].day", "must be a day with lifts (1, 2), not 3", "weekday"),
                        new Violation(
                                "weekdays[1].weekday",
                                "must be listed only once: MONDAY already has another day",
                                "weekday"),
                        new Violation(
                                "weekdays[2].day",
                                "must be listed only once: day 1 already has another weekday",
                                "weekday"));
    }
}
