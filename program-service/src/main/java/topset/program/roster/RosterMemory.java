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
 * The stored data from which a roster row is made and updated. A fold replaces the folded weeks; the other weeks stay.
 *
 * @param weeks the weeks of all programs in the newest half year, by start date
 * @param standing the current program
 */
record RosterMemory(
        TreeMap<LocalDate, TrainedWeek> weeks, @Nullable Standing standing) {

    /**
     * The number of weeks that are kept. Older weeks have no visible effect, because each further week halves their
     * weight in the smoothed estimate.
     */
    private static final int WEEKS_KEPT = 26;

    static RosterMemory empty() {
        return new RosterMemory(new TreeMap<>(), null);
    }

    /**
     * The result of a week so far.
     *
     * @param sessions completed sessions
     * @param planned planned sessions of the program
     * @param estimates by exercise, for those that were trained in the week
     */
    record TrainedWeek(int sessions, int planned, Map<String, Estimate> estimates) {
        TrainedWeek {
            // An older release stored the row without this field. A rebuild restores the values.
            estimates = Objects.requireNonNullElse(estimates, Map.of());
        }

        /** Replicas of the previous version, which run during an upgrade, require this field. */
        @JsonProperty("best")
        Map<String, Object> none() {
            return Map.of();
        }
    }

    /**
     * An estimated 1RM, for bodyweight lifts of body and load together.
     *
     * @param best the week's best
     * @param smoothed the smoothed estimate after the week (training-rules.md § 11)
     */
    record Estimate(BigDecimal best, BigDecimal smoothed, WeightUnit unit) {}

    /** A current or future pause, from one instant until another, or without end. */
    record Rest(Instant from, @Nullable Instant until) {}

    /**
     * The current program in its current week.
     *
     * @param exercises the exercises of all its lifts in this week and the next
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
            // A release that stored only one pause wrote this row.
            rests = Objects.requireNonNullElse(rests, List.of());
        }
    }

    RosterMemory with(@Nullable Standing newStanding) {
        return new RosterMemory(weeks, newStanding);
    }

    /**
     * Returns the memory with other weeks for a range of days. The replaced weeks may have belonged to another program,
     * whose weeks began on another weekday.
     *
     * @param to the first day after the program; null if it is open-ended
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
