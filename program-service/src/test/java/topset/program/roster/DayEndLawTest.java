package topset.program.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import topset.contract.ScheduledDay.DayWeekday;
import topset.rules.week.Attendance;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.Attendance.PlannedDay;
import topset.rules.week.Attendance.TrainedDays;
import topset.rules.week.WeeklySchedule;

/**
 * Compares the time at which a roster row changes with a search in steps of 15 minutes, in all time zones and around
 * their clock changes. All clock changes of the years 2026 and later are at a multiple of 15 minutes.
 */
class DayEndLawTest {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES_A_YEAR = 366 * 24 * 60;

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Property
    void a_planned_date_is_missed_from_the_end_of_the_date_on_and_not_before(
            @ForAll("zones") ZoneId zone, @ForAll Random random) {
        var planned = near(zone, random).atZone(zone).toLocalDate();
        var attendance = untrained(planned, List.of(new DayWeekday(1, planned.getDayOfWeek())));
        var end = firstInstantAfter(planned, zone);

        assertThat(attendance.missedOn(date(end.minusSeconds(1), zone))).isEmpty();
        assertThat(attendance.missedOn(date(end, zone))).map(MissedDay::date).containsExactly(planned);
    }

    @Property(tries = 300)
    void a_row_is_updated_at_the_first_instant_at_which_other_days_are_missed_and_not_before(
            @ForAll("zones") ZoneId zone, @ForAll Random random) {
        var now = near(zone, random).truncatedTo(ChronoUnit.HOURS);
        var today = date(now, zone);
        var attendance = untrained(today.minusDays(random.nextInt(9)), weekdays(random));
        var missed = attendance.missedOn(today);
        var next = RosterState.nextDayAt(attendance, today, zone);

        var until = next == null ? now.plus(Duration.ofDays(7)) : next;
        for (var at = now; at.isBefore(until); at = at.plus(STEP)) {
            assertThat(attendance.missedOn(date(at, zone)))
                    .as("%s at %s", zone, at)
                    .isEqualTo(missed);
        }
        if (next != null) {
            assertThat(attendance.missedOn(date(next, zone))).isNotEqualTo(missed);
        }
    }

    /** Finds the end of a date without the arithmetic of java.time for dates. */
    private static Instant firstInstantAfter(LocalDate date, ZoneId zone) {
        var at = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        while (!date(at, zone).isAfter(date)) {
            at = at.plus(STEP);
        }
        return at;
    }

    /** Returns a random instant of a year; for every second one, a clock change of the zone is near. */
    private static Instant near(ZoneId zone, Random random) {
        var instant = FIRST.plus(Duration.ofMinutes(random.nextInt(MINUTES_A_YEAR)));
        var change = random.nextBoolean() ? zone.getRules().nextTransition(instant) : null;
        return change == null ? instant : change.getInstant().plus(Duration.ofHours(random.nextInt(72) - 48));
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    private static List<DayWeekday> weekdays(Random random) {
        var weekdays = new ArrayList<>(List.of(DayOfWeek.values()));
        Collections.shuffle(weekdays, random);
        return IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(day -> new DayWeekday(day, weekdays.get(day)))
                .toList();
    }

    /** A program with weekdays of which no day has been trained. */
    private static Attendance untrained(LocalDate startsOn, List<DayWeekday> weekdays) {
        var days = WeeklySchedule.since(startsOn, weekdays).stream()
                .map(day -> new PlannedDay(day, List.of("d" + day.day())))
                .toList();
        var untrained = IntStream.rangeClosed(0, 3)
                .mapToObj(week -> new TrainedDays(week, List.of()))
                .toList();
        return new Attendance(startsOn, null, days, List.of(), untrained);
    }
}
