package topset.rules.progression;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.rules.load.Exact;
import topset.rules.load.Loads;

/**
 * An athlete's bodyweights (training-rules.md § 4.1).
 *
 * @param measurements in any order; if there are two for the same day, the later one in this list is used
 */
public record Bodyweights(List<Measurement> measurements) {

    public static final Bodyweights NONE = new Bodyweights(List.of());

    public record Measurement(Exact value, WeightUnit unit, LocalDate measuredAt) {}

    public Bodyweights {
        measurements = measurements.stream()
                .sorted(Comparator.comparing(Measurement::measuredAt))
                .toList();
    }

    /** The bodyweight that was newest at the start of a week, otherwise the earliest one; null if none is known. */
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
