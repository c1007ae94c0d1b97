package topset.verification.support;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.Why;

/** The current session as in api.md. */
public record TodayAnswer(
        String athleteId, int week, @Nullable UUID sessionId, List<Lift> lifts, WeekAnswer.AsOf asOf) {

    /** One slot: the top set, and the current backoff once there is a top set. */
    public record Lift(
            String slotId,
            @Nullable Top top,
            @Nullable Backoff backoff,
            @Nullable List<Why> why) {

        /** The deciding set; fails if there is none. */
        public Top theTop() {
            return Objects.requireNonNull(top, () -> "no top set in " + this);
        }

        /** The backoff; fails if there is none. */
        public Backoff theBackoff() {
            return Objects.requireNonNull(backoff, () -> "no backoff in " + this);
        }

        /** Ids of the rules that led to the backoff. */
        public List<String> rules() {
            return why == null ? List.of() : why.stream().map(Why::rule).toList();
        }
    }

    /** The deciding set. */
    public record Top(BigDecimal load, int reps, @Nullable BigDecimal rpe) {}

    /** Loads in the slot's unit. */
    public record Backoff(BigDecimal load, BigDecimal exactLoad, BigDecimal reductionPercent, int setsLeft) {}

    /** The slot's lift. */
    public Lift lift(String slotId) {
        return lifts.stream()
                .filter(lift -> lift.slotId().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no slot " + slotId + " in " + this));
    }
}
