package topset.program.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param estimates by exercise, of those that the week says something about
     */
    record TrainedWeek(int sessions, int planned, Map<String, Estimate> estimates) {
        TrainedWeek {
            // A row that was written before they were kept as the rules have them: a rebuild brings them back.
            estimates = Objects.requireNonNullElse(estimates, Map.of());
        }

        /** What replicas of the version before read here, which run beside this one during an upgrade, and stumble over if it is not there. */
        @JsonProperty("best")
        Map<String, Object> none() {
            return Map.of();
        }
    }

    /**
     * Estimated 1RM, of body and load together where the load is added to the body.
     *
     * @param best the week's, as it was
     * @param smoothed E after it (training-rules.md § 11)
     */
    record Estimate(BigDecimal best, BigDecimal smoothed, WeightUnit unit) {}

    /** A pause that is not over: from an instant on, until another or further notice. */
    record Rest(Instant from, @Nullable Instant until) {}

    /**
     * The program that runs, as it stands in the week that runs.
     *
     * @param exercises of all its lifts this week and next
     */
    record Standing(
            UUID programId,
            LocalDate programStartsOn,
            int week,
            LocalDate weekStartsOn,
            List<Rest> rests,
            List<RosterEntry.MainLift> lifts,
            List<String> exercises,
            List<RosterEntry.RosterFlag> flags) {
        Standing {
            exercises = Objects.requireNonNullElse(exercises, List.of());
            // A row that was written before there could be more than one.
            rests = Objects.requireNonNullElse(rests, List.of());
        }
    }

    RosterMemory with(@Nullable Standing newStanding) {
        return new RosterMemory(weeks, newStanding);
    }

    /**
     * With weeks of a program in place of whatever was known of those days: they may have been another program's, whose weeks began on another
     * day.
     *
     * @param to the first day that is not the program's; absent while it runs on
     */
    RosterMemory with(LocalDate from, @Nullable LocalDate to, Map<LocalDate, TrainedWeek> newer) {
        var all = new TreeMap<>(weeks);
        if (to == null) {
            all.tailMap(from).clear();
        } else if (from.isBefore(to)) {
            all.subMap(from, to).clear();
        }
        all.putAll(newer);
        return new RosterMemory(newest(all), standing);
    }

    private static TreeMap<LocalDate, TrainedWeek> newest(TreeMap<LocalDate, TrainedWeek> all) {
        var kept = new TreeMap<LocalDate, TrainedWeek>();
        all.descendingMap().entrySet().stream()
                .limit(WEEKS_KEPT)
                .forEach(week -> kept.put(week.getKey(), week.getValue()));
        return kept;
    }
}
