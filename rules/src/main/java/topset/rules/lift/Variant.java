package topset.rules.lift;

import topset.rules.lift.VariantRules.OneLoadRules;
import topset.rules.lift.VariantRules.TopSetRules;

/** The variants (training-rules.md § 2 and § 15). Everything that differs between them is in {@link VariantRules}. */
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
     * Every implementation of the interface is immutable. Error Prone cannot detect this, because the package must not
     * depend on Error Prone's annotation {@code Immutable}. So the warning about mutable enum fields is suppressed.
     */
    @SuppressWarnings("ImmutableEnumChecker")
    private final VariantRules rules;

    Variant(VariantRules rules) {
        this.rules = rules;
    }

    public VariantRules rules() {
        return rules;
    }

    public OneLoadRules oneLoad() {
        return switch (rules) {
            case OneLoadRules oneLoad -> oneLoad;
            case TopSetRules topSet -> throw new IllegalStateException(this + " has a top set");
        };
    }
}
