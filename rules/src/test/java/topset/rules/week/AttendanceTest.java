package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.ScheduledDay;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.Attendance.PausedDays;
import topset.rules.week.Attendance.PlannedDate;
import topset.rules.week.Attendance.PlannedDate.PlannedDateState;
import topset.rules.week.Attendance.PlannedDay;
import topset.rules.week.Attendance.TrainedDays;

/** The worked examples of ADR 0068: a program from Monday, 23 November 2026, with day 1 on Tuesdays, 2 on Sundays. */
class AttendanceTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final LocalDate SUNDAY = MONDAY.plusDays(6);
    private static final TrainedDays NOT_IN_WEEK_1 = new TrainedDays(1, List.of());
    private static final List<ScheduledDay> TUESDAYS_AND_SUNDAYS =
            List.of(new ScheduledDay(1, DayOfWeek.TUESDAY, MONDAY), new ScheduledDay(2, DayOfWeek.SUNDAY, MONDAY));

    @Test
    void a_day_is_missed_when_its_date_is_over_and_not_before() {
        var attendance = attendance(NOT_IN_WEEK_1);

        assertThat(attendance.missedOn(TUESDAY)).isEmpty();
        assertThat(attendance.missedOn(WEDNESDAY))
                .containsExactly(new MissedDay(1, TUESDAY, 1, List.of("d1-bench-press")));
        assertThat(attendance.nextChange(MONDAY)).isEqualTo(WEDNESDAY);
        assertThat(attendance.nextChange(WEDNESDAY)).isEqualTo(SUNDAY.plusDays(1));
    }

    @Test
    void the_last_day_of_a_week_is_missed_in_the_next_week() {
        assertThat(dates(attendance(NOT_IN_WEEK_1), SUNDAY.plusDays(1))).containsExactly(TUESDAY, SUNDAY);
    }

    @Test
    void a_day_that_comes_round_again_is_judged_by_its_newer_date() {
        var attendance = attendance(NOT_IN_WEEK_1);

        assertThat(dates(attendance, TUESDAY.plusWeeks(1))).contains(TUESDAY);
        assertThat(dates(attendance, WEDNESDAY.plusWeeks(1)))
                .contains(TUESDAY.plusWeeks(1))
                .doesNotContain(TUESDAY);
    }

    @Test
    void a_day_trained_early_in_the_week_or_made_up_later_is_not_missed() {
        assertThat(dates(attendance(new TrainedDays(1, List.of(1))), WEDNESDAY)).isEmpty();
        assertThat(dates(attendance(NOT_IN_WEEK_1, new TrainedDays(2, List.of(2))), SUNDAY.plusDays(1)))
                .as("Sunday's day was made up on Monday")
                .containsExactly(TUESDAY);
        assertThat(dates(attendance(new TrainedDays(1, List.of(1))), WEDNESDAY.plusWeeks(1)))
                .as("training in week 1 does not count in week 2")
                .contains(TUESDAY.plusWeeks(1));
    }

    @Test
    void nothing_is_missed_on_paused_dates_or_outside_the_program() {
        var paused = new Attendance(
                MONDAY,
                null,
                days(TUESDAYS_AND_SUNDAYS),
                List.of(new PausedDays(TUESDAY, TUESDAY)),
                List.of(NOT_IN_WEEK_1));
        assertThat(paused.missedOn(WEDNESDAY)).isEmpty();
        assertThat(dates(paused, SUNDAY.plusDays(1))).containsExactly(SUNDAY);

        assertThat(dates(endsOn(SUNDAY), SUNDAY.plusDays(1))).containsExactly(TUESDAY);
        assertThat(endsOn(TUESDAY).missedOn(WEDNESDAY)).isEmpty();
        assertThat(attendance(NOT_IN_WEEK_1).missedOn(MONDAY))
                .as("before the start")
                .isEmpty();
    }

    @Test
    void nothing_is_missed_in_a_week_of_which_nothing_is_known() {
        assertThat(dates(attendance(new TrainedDays(2, List.of())), SUNDAY.plusDays(1)))
                .isEmpty();
        assertThat(attendance().missedOn(WEDNESDAY)).isEmpty();
    }

    @Test
    void a_planned_date_is_trained_missed_or_still_ahead() {
        var attendance = attendance(NOT_IN_WEEK_1);
        var nextMonday = MONDAY.plusWeeks(1);

        assertThat(attendance.plannedIn(MONDAY, nextMonday, WEDNESDAY))
                .containsExactly(
                        planned(1, TUESDAY, PlannedDateState.MISSED), planned(2, SUNDAY, PlannedDateState.PLANNED));
        assertThat(attendance.plannedIn(MONDAY, nextMonday, TUESDAY))
                .as("today can still be trained")
                .contains(planned(1, TUESDAY, PlannedDateState.PLANNED));
        assertThat(attendance(NOT_IN_WEEK_1, new TrainedDays(2, List.of(2)))
                        .plannedIn(SUNDAY, TUESDAY.plusWeeks(1).plusDays(1), nextMonday))
                .as("Sunday's day was made up on Monday")
                .containsExactly(
                        planned(2, SUNDAY, PlannedDateState.TRAINED),
                        planned(1, TUESDAY.plusWeeks(1), PlannedDateState.PLANNED));
        assertThat(endsOn(SUNDAY).plannedIn(MONDAY, nextMonday, MONDAY))
                .containsExactly(planned(1, TUESDAY, PlannedDateState.PLANNED));
        assertThat(attendance().plannedIn(MONDAY, nextMonday, WEDNESDAY))
                .as("nothing is known of the past")
                .containsExactly(planned(2, SUNDAY, PlannedDateState.PLANNED));
    }

    @Test
    void an_earlier_date_is_missed_even_if_the_day_was_trained_when_it_came_round_again() {
        var attendance = attendance(NOT_IN_WEEK_1, new TrainedDays(2, List.of(1)));

        assertThat(attendance.plannedIn(MONDAY, WEDNESDAY, WEDNESDAY.plusWeeks(1)))
                .containsExactly(planned(1, TUESDAY, PlannedDateState.MISSED));
        assertThat(attendance.plannedIn(MONDAY, WEDNESDAY, MONDAY.plusWeeks(1)))
                .as("made up before the day is planned again")
                .containsExactly(planned(1, TUESDAY, PlannedDateState.TRAINED));
        assertThat(attendance(new TrainedDays(1, List.of(1)), new TrainedDays(2, List.of()))
                        .plannedIn(MONDAY, WEDNESDAY, WEDNESDAY.plusWeeks(1)))
                .as("trained in its own week")
                .containsExactly(planned(1, TUESDAY, PlannedDateState.TRAINED));
    }

    @Test
    void the_first_date_of_a_program_that_has_not_started_is_found() {
        assertThat(attendance(NOT_IN_WEEK_1).nextChange(MONDAY.minusWeeks(5))).isEqualTo(WEDNESDAY);
    }

    private static Attendance attendance(TrainedDays... trained) {
        return attendance(null, trained);
    }

    private static Attendance endsOn(LocalDate endsOn) {
        return attendance(endsOn, NOT_IN_WEEK_1);
    }

    private static Attendance attendance(@Nullable LocalDate endsOn, TrainedDays... trained) {
        return new Attendance(MONDAY, endsOn, days(TUESDAYS_AND_SUNDAYS), List.of(), List.of(trained));
    }

    private static List<PlannedDay> days(List<ScheduledDay> scheduled) {
        return scheduled.stream()
                .map(each -> new PlannedDay(each, List.of(each.day() == 1 ? "d1-bench-press" : "d2-squat")))
                .toList();
    }

    private static PlannedDate planned(int day, LocalDate date, PlannedDateState state) {
        return new PlannedDate(day, date, state);
    }

    private static List<LocalDate> dates(Attendance attendance, LocalDate today) {
        return attendance.missedOn(today).stream().map(MissedDay::date).toList();
    }
}
