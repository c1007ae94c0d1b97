package topset.program.rules.lift;

/**
 * The ways to arrange the sets of a lift (training-rules.md § 2, 15). What is special about a variant is in its {@link
 * VariantRules}.
 */
public enum Variant {
    SINGLE_TOP(SchemeTable.SINGLE_TOP),
    DOUBLE_TOP(SchemeTable.DOUBLE_TOP),
    HEAVY_SINGLE(SchemeTable.HEAVY_SINGLE),
    RAMPING(SchemeTable.RAMPING),
    MODERATE_TOP(SchemeTable.MODERATE_TOP),
    STRAIGHT(new StraightSets()),
    PYRAMID(new Pyramid()),
    CLUSTER(new Cluster()),
    REST_PAUSE(new RestPause());

    /**
     * Error Prone cannot see that every implementation is a constant without state. The rules may not import the
     * annotation that would declare it.
     */
    @SuppressWarnings("ImmutableEnumChecker")
    private final VariantRules rules;

    Variant(VariantRules rules) {
        this.rules = rules;
    }

    public VariantRules rules() {
        return rules;
    }

    /**
     * Returns the rules of a variant whose sets are all at one load.
     *
     * @throws IllegalStateException if the variant has a top set
     */
    public OneLoadRules oneLoad() {
        return switch (rules) {
            case OneLoadRules oneLoad -> oneLoad;
            case TopSetRules topSet -> throw new IllegalStateException(this + " has a top set");
        };
    }
}
