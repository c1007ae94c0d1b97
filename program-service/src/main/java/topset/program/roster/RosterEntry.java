package topset.program.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * An athlete at a glance.
 *
 * @param name the display name, else the athlete's id
 * @param programId the program that runs; absent without one
 * @param week the week that runs, 0 before the first
 * @param lastSessionAt start of the newest session, in the athlete's zone; absent when there is none
 * @param lifts the main lifts (those with a top set, else all)
 * @param trends a main lift's smoothed estimated 1RM, week by week
 * @param flags the most urgent first; of this week's plan and the next
 */
public record RosterEntry(
        String athleteId,
        String name,
        @Nullable UUID programId,
        int week,
        @Nullable OffsetDateTime lastSessionAt,
        Sessions sessions,
        List<MainLift> lifts,
        List<Trend> trends,
        List<RosterFlag> flags) {

    /** How often the athlete came, this week and in the four before it. */
    public record Sessions(Count thisWeek, Count lastFourWeeks) {}

    /** Sessions done of those planned. */
    public record Count(int done, int planned) {}

    /**
     * A main lift.
     *
     * @param load top load of this week; absent before the program begins
     * @param nextLoad top load of the next week
     * @param change what next week adds to this week's load
     * @param status of next week's: PROVISIONAL while this week runs
     */
    public record MainLift(
            String slotId,
            int day,
            String exercise,
            WeightUnit unit,
            @Nullable BigDecimal load,
            @Nullable BigDecimal nextLoad,
            @Nullable BigDecimal change,
            @Nullable String status) {}

    /** Oldest first. */
    public record Trend(String exercise, WeightUnit unit, List<Point> points) {}

    /**
     * A week's estimate.
     *
     * @param e1rm smoothed as in training-rules.md § 11
     * @param best the week's best, not smoothed
     */
    public record Point(LocalDate startsOn, BigDecimal e1rm, BigDecimal best) {}

    /**
     * A flag, once.
     *
     * @param urgency 0 is the most urgent
     * @param slotIds the lifts that raised it; empty when it belongs to none
     * @param about what it is about: exercises, or muscles where it is about volume
     */
    public record RosterFlag(String code, int urgency, List<String> slotIds, List<String> about) {
        public RosterFlag {
            // A row that was written before flags said what they are about.
            about = Objects.requireNonNullElse(about, List.of());
        }
    }
}
