package topset.program.rules.lift;

/** The ways to arrange top and backoff sets (training-rules.md § 2); the ranges of each are in {@link SchemeTable}. */
public enum Variant {
    SINGLE_TOP,
    DOUBLE_TOP,
    HEAVY_SINGLE,
    RAMPING,
    MODERATE_TOP,
    STRAIGHT
}
