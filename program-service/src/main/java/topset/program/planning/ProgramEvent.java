package topset.program.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.training.SlotWeek;
import topset.program.training.TodayBackoff;
import topset.program.training.lift.Lift;
import topset.program.training.load.Exact;

/** What the program service decided, as stored: private, so that it may change without a subscriber noticing. */
public sealed interface ProgramEvent {

    /** An athlete's profile is now this. */
    record ProfileChanged(Profile.Details details, Instant changedAt) implements ProgramEvent {}

    /**
     * A program began.
     *
     * @param nth 1 for the athlete's first program
     */
    record ProgramStarted(
            UUID programId,
            int nth,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable String structure,
            List<Lift> lifts,
            List<LiftWarning> warnings,
            Instant startedAt)
            implements ProgramEvent {}

    /**
     * What is known on entering a week, with the state that the next step needs.
     *
     * @param revision from 1
     * @param revisedAfterFinal a late fact changed what had been final
     * @param visible false when only the state behind the numbers changed: nothing is published
     * @param previous the loads of the week before; absent for week 1
     * @param causedBy {@code ce_id} of the session event that led here; absent when time or a command did
     */
    record WeekRecomputed(
            UUID programId,
            SlotWeek slotWeek,
            String exercise,
            int revision,
            boolean revisedAfterFinal,
            boolean visible,
            @Nullable PreviousLoads previous,
            @Nullable String causedBy)
            implements ProgramEvent {}

    /** Today's backoff changed, given the session's top set. */
    record BackoffAdjusted(
            UUID programId,
            String slotId,
            topset.contract.WeightUnit unit,
            int week,
            UUID sessionId,
            TodayBackoff backoff)
            implements ProgramEvent {}

    /** Loads prescribed for the week before. */
    record PreviousLoads(Exact top, @Nullable Exact backoff) {}

    /** A remark on a lift that refuses nothing. */
    record LiftWarning(String rule, String says) {}
}
