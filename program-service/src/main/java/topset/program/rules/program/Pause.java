package topset.program.rules.program;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period in which the program is paused (training-rules.md § 6, {@code pause}).
 *
 * @param to the last paused day; null means until a coach resumes the program
 */
public record Pause(LocalDate from, @Nullable LocalDate to) {

    /** Whether this pause covers a date. */
    public boolean covers(LocalDate date) {
        return !from.isAfter(date) && (to == null || !to.isBefore(date));
    }

    /** Whether any of the pauses covers a day of the week that begins on {@code weekStart}. */
    public static boolean coversAny(List<Pause> pauses, LocalDate weekStart) {
        for (Pause pause : pauses) {
            if (pause.coversAnyDayOfWeekFrom(weekStart)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this pause covers any of the seven days from {@code weekStart} on. */
    public boolean coversAnyDayOfWeekFrom(LocalDate weekStart) {
        return from.isBefore(weekStart.plusDays(7)) && (to == null || !to.isBefore(weekStart));
    }
}
