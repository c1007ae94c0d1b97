package topset.rules.week;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Converts the weeks of a program to instants (training-rules.md § 1, § 6). A week begins at midnight of its first date
 * in the athlete's time zone. If the time zone changes during a week, the next week begins at midnight in the old zone
 * or in the new zone, whichever is later.
 *
 * @param zones at least one. The first zone also applies to the time before its {@code since}
 */
public record TrainingCalendar(LocalDate startsOn, List<ZoneSince> zones) {

    public record ZoneSince(Instant since, ZoneId zone) {}

    /** Sorts the time zones; throws an {@link IllegalArgumentException} if there is none. */
    public TrainingCalendar {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a calendar must have at least one time zone");
        }
        zones = zones.stream().sorted(Comparator.comparing(ZoneSince::since)).toList();
    }

    public static boolean isTimeZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    public LocalDate startDate(int week) {
        return startsOn.plusDays(7L * (week - 1));
    }

    public Instant startOf(int week) {
        if (zones.size() == 1) {
            return midnight(week, zones.getFirst().zone());
        }
        Instant start = firstStart();
        for (int later = 2; later <= week; later++) {
            start = startAfter(start, later);
        }
        return start;
    }

    public List<Instant> starts(int from, int to) {
        List<Instant> starts = new ArrayList<>();
        Instant start = startOf(from);
        starts.add(start);
        for (int week = from + 1; week <= to; week++) {
            start = startAfter(start, week);
            starts.add(start);
        }
        return starts;
    }

    /** 0 or less before the program starts. */
    public static int weekOf(LocalDate startsOn, LocalDate date) {
        return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(startsOn, date), 7L) + 1);
    }

    /** 0 or less before the program starts. */
    public int weekOf(Instant instant) {
        ZoneId anyZone = zones.getFirst().zone();
        int guess = weekOf(startsOn, instant.atZone(anyZone).toLocalDate());
        if (guess < 0) {
            return guess;
        }
        int week = guess + 1;
        while (week >= 1 && instant.isBefore(startOf(week))) {
            week--;
        }
        return week;
    }

    /**
     * If a clock change skips midnight on the first date of the week, the date begins at the end of the skipped time.
     * If a clock change repeats midnight, the date begins at the first midnight.
     */
    private Instant midnight(int week, ZoneId zone) {
        return startDate(week).atStartOfDay(zone).toInstant();
    }

    /** Unlike the start of a later week, this instant does not depend on the end of an earlier week. */
    private Instant firstStart() {
        Instant start = midnight(1, zones.getFirst().zone());
        for (ZoneSince change : zones.subList(1, zones.size())) {
            if (change.since().isBefore(start)) {
                start = midnight(1, change.zone());
            }
        }
        return start;
    }

    private Instant startAfter(Instant weekBefore, int week) {
        Instant kept = midnight(week, zoneAt(weekBefore));
        Instant start = kept;
        for (ZoneSince change : zones) {
            if (change.since().isAfter(weekBefore) && change.since().isBefore(start)) {
                Instant moved = midnight(week, change.zone());
                start = moved.isAfter(kept) ? moved : kept;
            }
        }
        return start;
    }

    private ZoneId zoneAt(Instant instant) {
        ZoneId zone = zones.getFirst().zone();
        for (ZoneSince change : zones) {
            if (!change.since().isAfter(instant)) {
                zone = change.zone();
            }
        }
        return zone;
    }
}
