package topset.program.rules.lift;

/** The ways to arrange the sets of a lift (training-rules.md § 2, 15); what each has of its own is in its rules. */
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

    /** Each implementation is a constant without state; the annotation that would say so is not among the rules' imports. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final VariantRules rules;

    Variant(VariantRules rules) {
        this.rules = rules;
    }

    public VariantRules rules() {
        return rules;
    }

    /**
     * The rules of a variant without a top set.
     *
     * @throws IllegalStateException if it has one
     */
    public OneLoadRules oneLoad() {
        return switch (rules) {
            case OneLoadRules oneLoad -> oneLoad;
            case TopSetRules topSet -> throw new IllegalStateException(this + " has a top set");
        };
    }
}
