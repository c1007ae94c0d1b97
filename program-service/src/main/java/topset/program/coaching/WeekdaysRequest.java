package topset.program.coaching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import topset.contract.DayWeekday;
import topset.rules.check.Limits;

/** Body of {@code PUT /v1/programs/{programId}/weekdays}. A day that is not in the list has no weekday. */
public record WeekdaysRequest(
        @NotNull @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<@NotNull @Valid DayWeekday> weekdays) {}
