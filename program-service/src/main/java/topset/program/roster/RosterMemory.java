package topset.program.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * What a row is made from and what its next change starts from: a fold brings the weeks it touched, the others stand here.
 *
 * @param weeks by the date they begin on; of every program, the newest half year
 * @param standing of the program that runs
 */
record RosterMemory(
        TreeMap<LocalDate, TrainedWeek> weeks, @Nullable Standing standing) {

    /** Older weeks no longer show: each halves what is left of an estimate in the smoothed one. */
    private static final int WEEKS_KEPT = 26;

    static RosterMemory empty() {
        return new RosterMemory(new TreeMap<>(), null);
    }

    /**
     * A week as it went so far.
     *
     * @param sessions done
     * @param planned sessions of the program
     * @param lastSessionAt start of the newest
     * @param best estimated 1RM by exercise
     */
    record TrainedWeek(int sessions, int planned, @Nullable Instant lastSessionAt, Map<String, Best> best) {}

    /** A week's best estimate. */
    record Best(BigDecimal e1rm, WeightUnit unit) {}

    /** The pause that runs, or the next one: from an instant on, until another or further notice. */
    record Rest(Instant from, @Nullable Instant until) {}

    /** The program that runs, as it stands in the week that runs. */
    record Standing(
            UUID programId,
            LocalDate programStartsOn,
            int week,
            LocalDate weekStartsOn,
            @Nullable Rest rest,
            List<RosterEntry.MainLift> lifts,
            List<RosterEntry.RosterFlag> flags) {}

    RosterMemory with(Map<LocalDate, TrainedWeek> newer, @Nullable Standing newStanding) {
        var all = new TreeMap<>(weeks);
        all.putAll(newer);
        while (all.size() > WEEKS_KEPT) {
            all.pollFirstEntry();
        }
        return new RosterMemory(all, newStanding);
    }
}
