package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import topset.rules.week.TrainingCalendar.ZoneSince;

class TrainingCalendarTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 16);

    @Test
    void a_week_runs_from_local_midnight_to_local_midnight() {
        TrainingCalendar berlin = calendar("Europe/Berlin");
        assertThat(berlin.startOf(1)).isEqualTo("2026-03-15T23:00:00Z");
        assertThat(berlin.weekOf(Instant.parse("2026-03-15T22:59:59Z"))).isLessThanOrEqualTo(0);
        assertThat(berlin.weekOf(Instant.parse("2026-03-15T23:00:00Z"))).isEqualTo(1);
        assertThat(berlin.weekOf(Instant.parse("2026-03-22T22:59:59Z"))).isEqualTo(1);
        assertThat(berlin.weekOf(Instant.parse("2026-03-22T23:00:00Z"))).isEqualTo(2);
        assertThat(berlin.startDate(3)).isEqualTo("2026-03-30");
    }

    @Test
    void a_week_with_a_clock_change_is_an_hour_shorter() {
        TrainingCalendar berlin = calendar("Europe/Berlin");
        assertThat(berlin.startOf(3)).isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void a_day_without_a_midnight_begins_when_it_begins() {
        TrainingCalendar beirut = new TrainingCalendar(
                LocalDate.of(2026, 3, 29), List.of(new ZoneSince(Instant.EPOCH, ZoneId.of("Asia/Beirut"))));
        assertThat(beirut.startOf(1)).isEqualTo("2026-03-28T22:00:00Z");
    }

    @Test
    void a_day_with_two_midnights_begins_with_the_first() {
        TrainingCalendar havana = new TrainingCalendar(
                LocalDate.of(2026, 11, 1), List.of(new ZoneSince(Instant.EPOCH, ZoneId.of("America/Havana"))));
        assertThat(havana.startOf(1)).isEqualTo("2026-11-01T04:00:00Z");
    }

    @Test
    void moving_west_leaves_a_gap_to_the_earlier_week() {
        TrainingCalendar moved = moved("Europe/Berlin", "2026-03-18T12:00:00Z", "America/New_York");
        assertThat(moved.startOf(1)).isEqualTo("2026-03-15T23:00:00Z");
        assertThat(moved.startOf(2)).isEqualTo("2026-03-23T04:00:00Z");
        assertThat(moved.weekOf(Instant.parse("2026-03-23T02:00:00Z"))).isEqualTo(1);
    }

    @Test
    void moving_east_leaves_the_overlap_to_the_earlier_week() {
        TrainingCalendar moved = moved("America/New_York", "2026-03-18T12:00:00Z", "Europe/Berlin");
        assertThat(moved.startOf(2)).isEqualTo("2026-03-23T04:00:00Z");
        assertThat(moved.startOf(3)).isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void a_move_before_the_start_counts_from_the_first_week() {
        TrainingCalendar moved = moved("America/New_York", "2026-03-01T12:00:00Z", "Europe/Berlin");
        assertThat(moved.startOf(1)).isEqualTo("2026-03-15T23:00:00Z");
    }

    @Test
    void a_later_move_leaves_earlier_weeks_alone() {
        TrainingCalendar stayed = calendar("Europe/Berlin");
        TrainingCalendar moved = moved("Europe/Berlin", "2026-06-01T12:00:00Z", "Asia/Tokyo");
        for (int week = 1; week <= 12; week++) {
            assertThat(moved.startOf(week)).as("week " + week).isEqualTo(stayed.startOf(week));
        }
        assertThat(moved.startOf(20)).isNotEqualTo(stayed.startOf(20));
    }

    @Property(tries = 300)
    void every_instant_is_in_the_week_whose_bounds_hold_it(
            @ForAll("moves") List<ZoneSince> zones, @ForAll @LongRange(min = 0, max = 80L * 86_400) long seconds) {
        TrainingCalendar calendar = new TrainingCalendar(MONDAY, zones);
        Instant instant = calendar.startOf(1).plusSeconds(seconds);
        int week = calendar.weekOf(instant);
        assertThat(calendar.startOf(week)).isBeforeOrEqualTo(instant);
        assertThat(calendar.startOf(week + 1)).isAfter(instant);
    }

    @Provide
    Arbitrary<List<ZoneSince>> moves() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago")
                .map(ZoneId::of);
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-10, 70)
                .map(halfDays -> Instant.parse("2026-03-16T05:00:00Z").plusSeconds(halfDays * 43_200));
        return Combinators.combine(times, zones)
                .as(ZoneSince::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static TrainingCalendar calendar(String zone) {
        return new TrainingCalendar(MONDAY, List.of(new ZoneSince(Instant.EPOCH, ZoneId.of(zone))));
    }

    private static TrainingCalendar moved(String from, String at, String to) {
        return new TrainingCalendar(
                MONDAY,
                List.of(
                        new ZoneSince(Instant.EPOCH, ZoneId.of(from)),
                        new ZoneSince(Instant.parse(at), ZoneId.of(to))));
    }
}
