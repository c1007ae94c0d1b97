package topset.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.Why;

/** The running session as in api.md. */
public record Today(String athleteId, int week, @Nullable UUID sessionId, List<Lift> lifts, WeekPlan.AsOf asOf) {

    /** One slot: what was done, and the backoff as of now, once there is a top set. */
    public record Lift(
            String slotId,
            @Nullable Top top,
            @Nullable Backoff backoff,
            @Nullable List<Why> why) {

        /** The deciding set of a lift that has one by now. */
        public Top theTop() {
            return Objects.requireNonNull(top, () -> "no top set in " + this);
        }

        /** The backoff of a lift whose top set is done. */
        public Backoff theBackoff() {
            return Objects.requireNonNull(backoff, () -> "no backoff in " + this);
        }

        /** Ids of the rules that made it. */
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
