package topset.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pause of a program, as a coach decides it (training-rules.md § 6, {@code pause}). Both days are paused.
 *
 * @param to absent means until a coach resumes the program
 */
public record Pause(
        @NotNull LocalDate from,
        @Nullable LocalDate to,

        @NotNull @NotBlank(message = SAYS) @Size(max = ProgramFact.LONGEST_REASON, message = SAYS)
        String reason) {
    private static final String SAYS = "must be a written reason of 1 to " + ProgramFact.LONGEST_REASON + " characters";

    public boolean covers(LocalDate date) {
        return !from.isAfter(date) && (to == null || !to.isBefore(date));
    }

    public static boolean coversAny(List<Pause> pauses, LocalDate weekStart) {
        return pauses.stream()
                .anyMatch(pause -> pause.from.isBefore(weekStart.plusDays(7))
                        && (pause.to == null || !pause.to.isBefore(weekStart)));
    }

    public Pause endingOn(LocalDate last) {
        return new Pause(from, last, reason);
    }
}
