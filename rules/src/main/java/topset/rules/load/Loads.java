package topset.rules.load;

import java.math.BigDecimal;
import topset.contract.Weight;
import topset.contract.WeightUnit;

public final class Loads {

    /** The value is exact. */
    private static final Exact KG_PER_LB = Exact.of(new BigDecimal("0.45359237"));

    private Loads() {}

    public static Exact in(WeightUnit unit, Weight load) {
        return convert(Exact.of(load.value()), load.unit(), unit);
    }

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
     */
    public static int compare(Exact a, Exact b) {
        return a.equals(b) ? 0 : Long.compare(a.tenths(), b.tenths());
    }

    public static Exact heaviest(WeightUnit unit) {
        return switch (unit) {
            case KG -> Exact.of(1000);
            case LB -> Exact.of(2200);
        };
    }
}
