package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import topset.contract.ScheduledDay;
import topset.contract.ScheduledDay.DayWeekday;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.Attendance.PausedDays;
import topset.rules.week.Attendance.PlannedDay;
import topset.rules.week.Attendance.TrainedDays;

/** Compares missed days with a slow search through all dates of a program, for random schedules and weeks. */
class AttendanceLawTest {
    private static final LocalDate STARTS_ON = LocalDate.parse("2026-03-04");
    private static final int WEEKS = 4;

    @Property
    void a_day_is_missed_if_its_last_planned_date_has_passed_and_no_set_came_since_that_week(@ForAll Random random) {
        var attendance = attendance(random);
        var today = STARTS_ON.plusDays(random.nextInt(WEEKS * 7));

        assertThat(attendance.missedOn(today))
                .map(MissedDay::date)
                .containsExactlyElementsOf(expected(attendance, today));
    }

    @Property
    void nothing_changes_before_the_next_change_and_something_then(@ForAll Random random) {
        var attendance = attendance(random);
        var today = STARTS_ON.plusDays(random.nextInt(WEEKS * 7));
        var now = attendance.missedOn(today);
        var next = attendance.nextChange(today);

        var until = next == null ? today.plusDays(9) : next;
        assertThat(today.datesUntil(until))
                .allSatisfy(date -> assertThat(attendance.missedOn(date)).isEqualTo(now));
        if (next != null) {
            assertThat(attendance.missedOn(next)).isNotEqualTo(now);
        }
    }

    @Property
    void a_further_trained_day_never_makes_a_day_missed(@ForAll Random random) {
        var attendance = attendance(random);
        var today = STARTS_ON.plusDays(random.nextInt(WEEKS * 7));
        var more = new ArrayList<>(attendance.trained());
        var last = more.removeLast();
        var days = new TreeSet<>(last.days());
        days.add(1 + random.nextInt(7));
        more.add(new TrainedDays(last.week(), List.copyOf(days)));
        var trained = new Attendance(
                attendance.startsOn(), attendance.endsOn(), attendance.days(), attendance.pauses(), more);

        assertThat(attendance.missedOn(today)).containsAll(trained.missedOn(today));
    }

    @Property
    void a_day_that_was_moved_is_not_missed_on_the_day_of_the_move_and_the_others_are_as_before(@ForAll Random random) {
        var before = attendance(random);
        var today = STARTS_ON.plusDays(random.nextInt(WEEKS * 7));
        var schedule = WeeklySchedule.started(
                before.days().stream().map(PlannedDay::scheduled).toList());
        var other = weekdays(random);
        var changed = schedule.changed(other, today, Instant.EPOCH);
        var after = new Attendance(
                before.startsOn(), before.endsOn(), planned(changed.days()), before.pauses(), before.trained());
        var kept = schedule.weekdays().stream()
                .filter(other::contains)
                .map(DayWeekday::day)
                .toList();

        assertThat(after.missedOn(today))
                .containsExactlyElementsOf(before.missedOn(today).stream()
                        .filter(day -> kept.contains(day.day()))
                        .toList());
    }

    @Property
    void after_a_swap_the_moved_days_miss_only_dates_from_the_swap_on_and_the_others_are_as_before(
            @ForAll Random random) {
        var before = attendance(random);
        var today = STARTS_ON.plusDays(random.nextInt(WEEKS * 7));
        var schedule = WeeklySchedule.started(
                before.days().stream().map(PlannedDay::scheduled).toList());
        var swapped = new ArrayList<>(schedule.weekdays());
        var first = swapped.getFirst();
        var last = swapped.removeLast();
        if (!swapped.isEmpty()) {
            swapped.set(0, new DayWeekday(first.day(), last.weekday()));
            swapped.add(new DayWeekday(last.day(), first.weekday()));
        }
        var changed = schedule.changed(swapped, today, Instant.EPOCH);
        var after = new Attendance(
                before.startsOn(), before.endsOn(), planned(changed.days()), before.pauses(), before.trained());
        var moved = List.of(first.day(), last.day());

        assertThat(today.datesUntil(today.plusDays(15))).allSatisfy(date -> {
            assertThat(after.missedOn(date))
                    .filteredOn(day -> moved.contains(day.day()))
                    .allMatch(day -> !day.date().isBefore(today) && day.date().isBefore(date));
            assertThat(after.missedOn(date))
                    .filteredOn(day -> !moved.contains(day.day()))
                    .containsExactlyElementsOf(before.missedOn(date).stream()
                            .filter(day -> !moved.contains(day.day()))
                            .toList());
        });
    }

    /** Searches all dates up to yesterday for the last date of each day, and all weeks since for a set of the day. */
    private static List<LocalDate> expected(Attendance attendance, LocalDate today) {
        var missed = new TreeSet<LocalDate>();
        for (var planned : attendance.days()) {
            LocalDate last = null;
            for (var date = STARTS_ON.minusWeeks(1); date.isBefore(today); date = date.plusDays(1)) {
                last = date.getDayOfWeek() == planned.scheduled().weekday() ? date : last;
            }
            if (last != null && isOpen(attendance, planned.scheduled(), last)) {
                missed.add(last);
            }
        }
        return List.copyOf(missed);
    }

    private static boolean isOpen(Attendance attendance, ScheduledDay day, LocalDate date) {
        var endsOn = attendance.endsOn();
        long week = ChronoUnit.WEEKS.between(STARTS_ON, date) + 1;
        return !date.isBefore(STARTS_ON)
                && !date.isBefore(day.since())
                && (endsOn == null || date.isBefore(endsOn))
                && attendance.pauses().stream()
                        .noneMatch(pause ->
                                !date.isBefore(pause.from()) && (pause.to() == null || !date.isAfter(pause.to())))
                && attendance.trained().stream()
                        .noneMatch(each -> each.week() >= week && each.days().contains(day.day()));
    }

    private static Attendance attendance(Random random) {
        var since = STARTS_ON.plusDays(random.nextInt(10));
        return new Attendance(
                STARTS_ON,
                random.nextInt(4) == 0 ? STARTS_ON.plusDays(random.nextInt(WEEKS * 7)) : null,
                planned(WeeklySchedule.since(random.nextBoolean() ? STARTS_ON : since, weekdays(random))),
                random.nextInt(3) == 0 ? List.of(pause(random)) : List.of(),
                IntStream.rangeClosed(1, WEEKS + 1)
                        .mapToObj(week -> new TrainedDays(week, days(random)))
                        .toList());
    }

    private static PausedDays pause(Random random) {
        var from = STARTS_ON.plusDays(random.nextInt(WEEKS * 7));
        return new PausedDays(from, random.nextBoolean() ? null : from.plusDays(random.nextInt(9)));
    }

    private static List<Integer> days(Random random) {
        return IntStream.rangeClosed(1, 7)
                .filter(day -> random.nextInt(5) == 0)
                .boxed()
                .toList();
    }

    private static List<DayWeekday> weekdays(Random random) {
        var weekdays = new ArrayList<>(List.of(DayOfWeek.values()));
        Collections.shuffle(weekdays, random);
        return IntStream.rangeClosed(1, 1 + random.nextInt(6))
                .mapToObj(day -> new DayWeekday(day, weekdays.get(day)))
                .toList();
    }

    private static List<PlannedDay> planned(List<ScheduledDay> days) {
        return days.stream()
                .map(each -> new PlannedDay(each, List.of("d" + each.day())))
                .toList();
    }
}
