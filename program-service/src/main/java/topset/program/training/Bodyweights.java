package topset.program.training;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;

/**
 * What an athlete weighed (training-rules.md § 4.1).
 *
 * @param measurements in any order; of two of one day the later in this list holds
 */
public record Bodyweights(List<Measurement> measurements) {

    public static final Bodyweights NONE = new Bodyweights(List.of());

    /** What the athlete weighed on a day. */
    public record Measurement(Exact value, WeightUnit unit, LocalDate measuredAt) {}

    public Bodyweights {
        measurements = measurements.stream()
                .sorted(Comparator.comparing(Measurement::measuredAt))
                .toList();
    }

    /**
     * The newest measurement up to a week's start, else the earliest known.
     *
     * @return in {@code unit}; null when none is known
     */
    public @Nullable Exact on(LocalDate weekStart, WeightUnit unit) {
        if (measurements.isEmpty()) {
            return null;
        }
        Measurement holds = measurements.getFirst();
        for (Measurement measurement : measurements) {
            if (!measurement.measuredAt().isAfter(weekStart)) {
                holds = measurement;
            }
        }
        return Loads.convert(holds.value(), holds.unit(), unit);
    }
}
