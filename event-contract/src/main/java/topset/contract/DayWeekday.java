package topset.contract;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;

/** The weekday on which a day of a program is planned. */
public record DayWeekday(@NotNull Integer day, @NotNull DayOfWeek weekday) {}
