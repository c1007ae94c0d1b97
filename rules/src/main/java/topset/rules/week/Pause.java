package topset.rules.week;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pause (training-rules.md § 6, {@code pause}).
 *
 * @param to the last paused day; null means until a coach resumes the program
 */
public record Pause(LocalDate from, @Nullable LocalDate to) {

    public boolean covers(LocalDate date) {
        return !from.isAfter(date) && (to == null || !to.isBefore(date));
    }

    public static boolean coversAny(List<Pause> pauses, LocalDate weekStart) {
        return pauses.stream()
                .anyMatch(pause -> pause.from.isBefore(weekStart.plusDays(7))
                        && (pause.to == null || !pause.to.isBefore(weekStart)));
    }
}
