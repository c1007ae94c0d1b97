package topset.program.rules.load;

import java.math.BigDecimal;
import topset.contract.Weight;
import topset.contract.WeightUnit;

/** Converts loads between units, and compares them. */
public final class Loads {

    /** The number of kilograms in a pound. The value is exact. */
    private static final Exact KG_PER_LB = Exact.of(new BigDecimal("0.45359237"));

    private Loads() {}

    /** Returns a logged load in the given unit. The conversion is exact. */
    public static Exact in(WeightUnit unit, Weight load) {
        return convert(Exact.of(load.value()), load.unit(), unit);
    }

    /** Converts a load from one unit to another, exactly. */
    public static Exact convert(Exact value, WeightUnit from, WeightUnit to) {
        if (from == to) {
            return value;
        }
        return switch (to) {
            case KG -> value.times(KG_PER_LB);
            case LB -> value.over(KG_PER_LB);
        };
    }

    /**
     * Compares two loads of the same unit after rounding half-up to one decimal, as people read them. So 93.696 lb,
     * converted to kilograms, equals 42.5 kg.
     *
     * @return negative, zero or positive if {@code a} is lighter, equal or heavier
     */
    public static int compare(Exact a, Exact b) {
        return a.equals(b) ? 0 : Long.compare(a.tenths(), b.tenths());
    }

    /** Returns the heaviest load that is valid in the given unit: 1000 kg or 2200 lb. */
    public static Exact heaviest(WeightUnit unit) {
        return switch (unit) {
            case KG -> Exact.of(1000);
            case LB -> Exact.of(2200);
        };
    }
}
