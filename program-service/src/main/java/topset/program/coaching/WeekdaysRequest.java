package topset.program.coaching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import topset.program.gym.ProgramTemplate.RequestedWeekday;
import topset.rules.check.Limits;
import topset.rules.week.WeeklySchedule.DayWeekday;

/** Body of {@code PUT /v1/programs/{programId}/weekdays}. A day that is not in the list has no weekday. */
public record WeekdaysRequest(
        @NotNull @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<@NotNull @Valid RequestedWeekday> weekdays) {

    List<DayWeekday> dayWeekdays() {
        return weekdays.stream().map(RequestedWeekday::dayWeekday).toList();
    }
}
