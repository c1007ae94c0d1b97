package topset.program.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.TargetRecomputed.DoneSet;
import topset.contract.WeightUnit;
import topset.contract.Why;

/**
 * The answer of {@code GET …/plan/today}.
 *
 * @param sessionId the newest session that has a set on the athlete's current date; absent if there is none
 * @param day the day of the program that this session is for; absent if there is no session, or if it names no day
 * @param finishedAt when the athlete has finished that session; absent if the athlete has not
 * @param plannedDay the day of the program that is planned on the athlete's current date; absent if none is
 */
public record TodayPlan(
        String athleteId,
        int week,
        @Nullable String sessionId,
        @Nullable Integer day,
        @Nullable OffsetDateTime finishedAt,
        @Nullable Integer plannedDay,
        @JsonUnwrapped WeekPlan.Waiting waiting,
        List<TodayLift> lifts,
        WeekPlan.AsOf asOf) {

    /** {@code top} and {@code backoff} are absent before the top set is completed. */
    public record TodayLift(
            String slotId,
            String exercise,
            WeightUnit unit,
            @Nullable DoneSet top,
            @Nullable Backoff backoff,
            List<Why> why) {}

    /**
     * The load of the backoff sets that are still to do.
     *
     * @param plates the plates on each side of the bar, heaviest first; absent if the lift has no bar
     */
    public record Backoff(
            BigDecimal load,
            BigDecimal exactLoad,
            BigDecimal reductionPercent,
            int setsLeft,
            @Nullable List<BigDecimal> plates) {}
}
