package topset.program.rules.program;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which the program is paused (training-rules.md § 6, {@code pause}).
 *
 * @param to last paused day; null means until it is resumed
 */
public record Pause(LocalDate from, @Nullable LocalDate to) {

    /** Whether it covers any of the seven days from {@code weekStart} on. */
    public boolean coversAnyDayOfWeekFrom(LocalDate weekStart) {
        return from.isBefore(weekStart.plusDays(7)) && (to == null || !to.isBefore(weekStart));
    }
}
