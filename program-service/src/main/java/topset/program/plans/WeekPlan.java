package topset.program.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.Prescription;
import topset.contract.RaisedFlag;
import topset.contract.Why;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.program.web.ParkedReason;
import topset.store.inbox.Parked;

/**
 * The API's answer with the plan of a week.
 *
 * @param status PROVISIONAL while the week before is running, FINAL after it has ended
 * @param deload absent unless the week is a deload
 * @param days absent if no day has a weekday
 * @param flags the flags that are not about one slot; in the running week also the missed days
 */
public record WeekPlan(
        String athleteId,
        UUID programId,
        int week,
        LocalDate startsOn,
        String status,
        @JsonUnwrapped Waiting waiting,
        AsOf asOf,
        @Nullable LighterWeek deload,
        @Nullable List<DatedDay> days,
        List<RaisedFlag> flags,
        List<PlanLift> lifts) {

    /**
     * A day of the program with its weekday.
     *
     * @param date absent if in this week the day has another weekday or no weekday
     */
    public record DatedDay(
            int day, DayOfWeek weekday, @Nullable LocalDate date) {}

    /**
     * The deload of the week.
     *
     * @param percent the share of the planned load
     * @param backoffSets the largest number of backoff sets
     * @param reason the coach's reason; absent for a regular deload
     */
    public record LighterWeek(
            BigDecimal percent, int backoffSets, @Nullable String reason) {}

    /**
     * Whether newer events of the athlete wait.
     *
     * @param parkedReason explains the cause to athletes and coaches
     */
    public record Waiting(
            boolean parked,
            @Nullable String parkedCause,
            @Nullable String parkedReason) {
        static Waiting of(@Nullable Parked parked) {
            return parked == null
                    ? new Waiting(false, null, null)
                    : new Waiting(true, parked.cause().name(), ParkedReason.of(parked.cause()));
        }
    }

    /** The newest session event that an answer includes, and the time of the answer in the athlete's time zone. */
    public record AsOf(long sequence, OffsetDateTime time) {}

    /**
     * The target of one lift.
     *
     * @param planned in a deload week the prescription without the deload; absent in other weeks
     * @param overridden whether a coach overrode a value of the prescription
     * @param warnings remarks about an accepted lift
     */
    public record PlanLift(
            String slotId,
            int day,
            String exercise,
            String variant,
            @JsonUnwrapped Prescription prescription,
            @Nullable Prescription planned,
            List<Step> ramp,
            List<Step> warmUp,
            @Nullable Plates plates,
            int revision,
            boolean overridden,
            List<RaisedFlag> flags,
            List<Why> why,
            List<LiftWarning> warnings) {}

    /**
     * A warm-up or ramp set.
     *
     * @param restSeconds absent after a warm-up set, for which the guide names no rest
     * @param plates the plates on each side of the bar, heaviest first; absent for other equipment
     */
    public record Step(
            BigDecimal load,
            int reps,
            @Nullable Integer restSeconds,
            @Nullable List<BigDecimal> plates) {}

    /** The plates on each side of the bar, heaviest first. */
    public record Plates(
            @Nullable List<BigDecimal> top,
            @Nullable List<BigDecimal> backoff,
            @Nullable List<BigDecimal> straight) {}
}
