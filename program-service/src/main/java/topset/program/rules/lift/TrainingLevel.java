package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;

/**
 * How long a lifter should have trained for a variant (training-rules.md § 15): double top sets are for lifters from
 * intermediate on, heavy singles for advanced ones. Less only warns.
 */
public final class TrainingLevel {

    private static final int INTERMEDIATE = 12;
    private static final int ADVANCED = 24;

    private TrainingLevel() {}

    /** Calendar months of training that a variant asks for; null: none beyond those of every top set. */
    public static @Nullable Integer months(Variant variant) {
        return switch (variant) {
            case DOUBLE_TOP -> INTERMEDIATE;
            case HEAVY_SINGLE -> ADVANCED;
            case SINGLE_TOP, RAMPING, MODERATE_TOP, STRAIGHT -> null;
        };
    }
}
