package topset.program.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.TargetStatus;
import topset.contract.WeightUnit;

/**
 * An athlete's row in the roster. Without a display name, {@code name} is the id. {@code week} is 0 before the program
 * starts. {@code pauseFrom} is the first day of a pause to come, absent if there is none. {@code lifts} are those with a top set, otherwise all. Flags that ask for a decision come first, each group
 * with the most urgent first.
 */
public record RosterEntry(
        String athleteId,
        String name,
        @Nullable UUID programId,
        int week,
        @Nullable LocalDate pauseFrom,
        @Nullable OffsetDateTime lastSessionAt,
        Sessions sessions,
        List<MainLift> lifts,
        List<Trend> trends,
        List<RosterFlag> flags) {

    /** In this week and in the four weeks before. */
    public record Sessions(Count thisWeek, Count lastFourWeeks) {}

    public record Count(int done, int planned) {}

    /**
     * The top loads of this week and the next. {@code load} is absent before the program starts; {@code planned} and
     * {@code nextPlanned} are the loads without the deload, absent in other weeks.
     */
    public record MainLift(
            String slotId,
            int day,
            String exercise,
            WeightUnit unit,
            @Nullable BigDecimal load,
            @Nullable BigDecimal nextLoad,
            @Nullable BigDecimal planned,
            @Nullable BigDecimal nextPlanned,
            @Nullable BigDecimal change,
            @Nullable TargetStatus status) {}

    /** Oldest week first. */
    public record Trend(String exercise, WeightUnit unit, List<Point> points) {}

    /** {@code e1rm} is smoothed as in training-rules.md § 11, {@code best} is not. */
    public record Point(LocalDate startsOn, BigDecimal e1rm, BigDecimal best) {}

    /**
     * Each flag is listed once. {@code urgency} 0 is the most urgent. {@code about} are exercises or, for volume flags,
     * muscles; {@code weeks} are the weeks of the program whose sets raised it, in order, none for a flag about a
     * plan; {@code cause} is a fingerprint of the causes; {@code seen} is absent while the flag is open.
     */
    public record RosterFlag(
            FlagCode code,
            int urgency,
            List<String> slotIds,
            List<String> about,
            List<Integer> weeks,
            boolean needsLook,
            List<FlaggedSlot> lifts,
            @Nullable String cause,
            @Nullable Seen seen) {
        RosterFlag with(@Nullable String newCause, @Nullable Seen newSeen) {
            return new RosterFlag(code, urgency, slotIds, about, weeks, needsLook, lifts, newCause, newSeen);
        }

        /** Without a mark that has ended. {@code named}: whether the mark names the person who made it. */
        RosterFlag at(Instant now, boolean named) {
            if (seen == null) {
                return this;
            }
            var isOver = seen.until() != null && !seen.until().toInstant().isAfter(now);
            return with(cause, isOver ? null : new Seen(named ? seen.by() : null, seen.at(), seen.until()));
        }
    }

    /**
     * {@code day} is absent unless the program has the exercise on several days; {@code weeks} are those of the flag in
     * which this lift raised it. {@code backoff}: a backoff set is the record, which is no contradiction to STALLED.
     */
    public record FlaggedSlot(
            String slotId, String exercise, @Nullable Integer day, List<Integer> weeks, boolean backoff) {}

    /** {@code by} is absent if an analyst reads the roster; {@code until} is absent if the mark does not end. */
    public record Seen(
            @Nullable String by,
            OffsetDateTime at,
            @Nullable OffsetDateTime until) {}

    RosterEntry with(List<RosterFlag> newFlags) {
        return new RosterEntry(
                athleteId,
                name,
                programId,
                week,
                pauseFrom,
                lastSessionAt,
                sessions,
                lifts,
                trends,
                List.copyOf(newFlags));
    }
}
