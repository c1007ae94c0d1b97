package topset.verification.support;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.Prescription;
import topset.contract.RaisedFlag;
import topset.contract.Why;

/** The plan of a week as in api.md. */
public record WeekAnswer(
        String athleteId,
        UUID programId,
        int week,
        LocalDate startsOn,
        String status,
        boolean parked,
        AsOf asOf,
        List<RaisedFlag> flags,
        List<Lift> lifts) {

    /** The sequence of the newest set that the plan includes. */
    public record AsOf(long sequence) {}

    /** One slot. Loads in {@code unit}. */
    public record Lift(
            String slotId,
            int day,
            String exercise,
            String variant,
            String unit,
            Prescription.@Nullable Top top,
            Prescription.@Nullable Backoff backoff,
            Prescription.@Nullable Straight straight,
            List<Prescription.Step> warmUp,
            @Nullable Plates plates,
            int revision,
            List<RaisedFlag> flags,
            List<Why> why) {

        /** The top set; fails if there is none. */
        public Prescription.Top theTop() {
            return Objects.requireNonNull(top, () -> "no top set in " + this);
        }

        /** The backoff sets; fails if there are none. */
        public Prescription.Backoff theBackoff() {
            return Objects.requireNonNull(backoff, () -> "no backoff sets in " + this);
        }

        /** Ids of the rules that led to the target. */
        public List<String> rules() {
            return why.stream().map(Why::rule).toList();
        }

        /** Codes of its flags. */
        public List<String> flagCodes() {
            return flags.stream().map(RaisedFlag::code).toList();
        }
    }

    /** Plates per side, heaviest first. */
    public record Plates(
            @Nullable List<BigDecimal> top, @Nullable List<BigDecimal> backoff) {}

    /** The slot's lift. */
    public Lift lift(String slotId) {
        return lifts.stream()
                .filter(lift -> lift.slotId().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no slot " + slotId + " in " + this));
    }
}
