package topset.program.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * An athlete's row in the roster.
 *
 * @param name the display name, otherwise the athlete's id
 * @param programId the current program; absent without one
 * @param week the number of the current week; 0 before the program starts
 * @param lastSessionAt start of the newest session, in the athlete's zone; absent if there is none
 * @param lifts the main lifts (those with a top set, otherwise all)
 * @param trends a main lift's smoothed estimated 1RM, week by week
 * @param flags the flags on the plans of this week and the next. Those that ask for a decision come first, each group
 * with the most urgent first
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

    /** The numbers of training sessions in this week and in the four weeks before. */
    public record Sessions(Count thisWeek, Count lastFourWeeks) {}

    /** The number of completed training sessions and the number of planned ones. */
    public record Count(int done, int planned) {}

    /**
     * A main lift of the athlete, with its loads in this week and the next.
     *
     * @param load top load of this week; absent before the program starts
     * @param nextLoad top load of the next week
     * @param planned this week's load without the deload; absent unless this week is a deload
     * @param nextPlanned the next week's load without the deload; absent unless the next week is a deload
     * @param change difference from this week's load to the next
     * @param status the status of next week's target: PROVISIONAL while this week is running
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
            @Nullable String status) {}

    /** The strength trend of an exercise, oldest week first. */
    public record Trend(String exercise, WeightUnit unit, List<Point> points) {}

    /**
     * The strength estimate of an exercise in a week.
     *
     * @param e1rm smoothed as in training-rules.md § 11
     * @param best the week's best estimate, not smoothed
     */
    public record Point(LocalDate startsOn, BigDecimal e1rm, BigDecimal best) {}

    /**
     * A flag in an athlete's roster row. Each flag is listed once.
     *
     * @param urgency 0 is the most urgent
     * @param slotIds the ids of the lifts that the flag is about; empty if it is not about a lift
     * @param about the exercises that the flag is about; for volume flags the muscles
     * @param needsLook whether the flag asks for a coach's decision (training-rules.md § 8)
     * @param lifts the lifts of {@code slotIds}; empty for missed days
     * @param cause a fingerprint of the flag's causes
     * @param seen who has marked the flag as seen, and when; absent while the flag is open
     */
    public record RosterFlag(
            String code,
            int urgency,
            List<String> slotIds,
            List<String> about,
            boolean needsLook,
            List<FlaggedSlot> lifts,
            @Nullable String cause,
            @Nullable Seen seen) {
        RosterFlag with(@Nullable String newCause, @Nullable Seen newSeen) {
            return new RosterFlag(code, urgency, slotIds, about, needsLook, lifts, newCause, newSeen);
        }

        /**
         * Returns the flag as an answer shows it at the given time. If the mark that a person
         * has seen the flag has ended, the result has no mark.
         *
         * @param named whether the mark of the result names the person who made it
         */
        RosterFlag at(Instant now, boolean named) {
            if (seen == null) {
                return this;
            }
            var isOver = seen.until() != null && !seen.until().toInstant().isAfter(now);
            return with(cause, isOver ? null : new Seen(named ? seen.by() : null, seen.at(), seen.until()));
        }
    }

    /**
     * A lift that a flag is about.
     *
     * @param day the day of the lift; absent unless the program has the exercise on several days
     * @param backoff whether a backoff set is the record; a record of a backoff set is no contradiction to STALLED,
     * which is about top sets
     */
    public record FlaggedSlot(
            String slotId, String exercise, @Nullable Integer day, boolean backoff) {}

    /**
     * The mark which says that a person has seen a flag.
     *
     * @param by the subject of the person's token; absent if an analyst reads the roster
     * @param until the time at which the mark ends and the flag is open again; absent if the mark does not end
     */
    public record Seen(
            @Nullable String by,
            OffsetDateTime at,
            @Nullable OffsetDateTime until) {}

    RosterEntry with(List<RosterFlag> newFlags) {
        return new RosterEntry(
                athleteId, name, programId, week, lastSessionAt, sessions, lifts, trends, List.copyOf(newFlags));
    }
}
