package topset.program.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.week.PlannedDate;

/**
 * One row of a gym's calendar of a week.
 *
 * @param name the display name, otherwise the athlete's id
 * @param planned the planned dates of the current program, in order; without paused dates
 * @param sessions the sessions with a logged set, the oldest first
 */
public record CalendarAthlete(
        String athleteId, String name, List<PlannedDate> planned, List<CalendarSession> sessions) {

    /**
     * A training session of the athlete in the week of the calendar.
     *
     * @param date the date on which the session began, in the athlete's time zone
     * @param day absent if the session names no day of the program
     */
    public record CalendarSession(
            String sessionId, LocalDate date, @Nullable Integer day) {}
}
