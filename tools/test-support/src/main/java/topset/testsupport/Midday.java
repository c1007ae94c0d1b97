package topset.testsupport;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A time zone in which it is about noon now. So "today" is the same date during a whole test. */
public final class Midday {
    public static final ZoneId ZONE = zone();

    private Midday() {}

    public static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    public static OffsetDateTime minutesAgo(int minutes) {
        return OffsetDateTime.now(ZONE).minusMinutes(minutes).truncatedTo(ChronoUnit.MILLIS);
    }

    public static OffsetDateTime at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(ZONE).toOffsetDateTime();
    }

    private static ZoneId zone() {
        var ahead = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        if (ahead == 0) {
            return ZoneId.of("Etc/UTC");
        }
        // The sign in POSIX zone names is inverted: Etc/GMT-5 is five hours ahead of UTC.
        return ZoneId.of("Etc/GMT" + (ahead > 0 ? "-" + ahead : "+" + -ahead));
    }
}
