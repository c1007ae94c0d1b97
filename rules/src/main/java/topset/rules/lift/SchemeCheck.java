package topset.rules.lift;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.lift.Scheme.TopScheme;
import topset.rules.lift.VariantRules.OneLoadRules;
import topset.rules.lift.VariantRules.TopSetRules;
import topset.rules.load.Exact;

/**
 * Fills in the defaults of a requested scheme and refuses values outside the allowed ranges of training-rules.md § 2.
 */
public record SchemeCheck(
        PlannedLift.Scheme asked,
        boolean fatiguing,
        @Nullable Exact usualRpe,
        Refusals refusals) {
    private static final int MOST_TOP_SETS = 2;

    public static @Nullable Variant variant(PlannedLift.@Nullable Scheme asked, Refusals refusals) {
        String name = asked == null ? null : asked.variant();
        Variant variant = Refusals.constant(Variant.class, name);
        if (variant == null) {
            String allowed = Arrays.stream(Variant.values()).map(Variant::name).collect(Collectors.joining(", "));
            refusals.refuse("variant", "must be one of " + allowed + (name == null ? "" : ", not " + name), "scheme");
        }
        return variant;
    }

    /** Returns null after a refusal. */
    public @Nullable Scheme check(Variant variant) {
        int before = refusals.count();
        Scheme scheme = switch (variant.rules()) {
            case TopSetRules topSet -> topAndBackoff(variant, topSet.row());
            case OneLoadRules oneLoad -> oneLoad(variant, oneLoad);
        };
        return refusals.count() > before ? null : scheme;
    }

    private @Nullable Scheme topAndBackoff(Variant variant, SchemeTable.Row row) {
        absent("sets", asked.sets());
        absent("reps", asked.reps());
        absent("totalReps", asked.totalReps());
        int topSets = Objects.requireNonNullElse(asked.topSets(), row.topSets());
        if (topSets > MOST_TOP_SETS) {
            refusals.refuse(
                    "topSets",
                    Refusals.between(1, MOST_TOP_SETS, topSets) + ": one or two top sets are enough",
                    "too-many-top-sets");
        } else if (topSets != row.topSets()) {
            refusals.refuse(
                    "topSets", "must be " + row.topSets() + " for variant " + variant + ", not " + topSets, "top-sets");
        }
        TopScheme top = top(topSets, row);
        BackoffScheme backoff = backoff(row);
        return top == null || backoff == null ? null : new Scheme(variant, top, backoff, null);
    }

    private @Nullable TopScheme top(int sets, SchemeTable.Row row) {
        PlannedLift.TopReps reps =
                Objects.requireNonNullElse(asked.topReps(), new PlannedLift.TopReps(null, null, null));
        RepRange range = range("topReps", reps.min(), reps.max(), row.topReps(), "top-reps", refusals);
        int target =
                Objects.requireNonNullElse(reps.target(), Math.min(Math.max(row.target(), range.min()), range.max()));
        if (range.min() <= range.max() && !range.holds(target)) {
            refusals.refuse("topReps.target", Refusals.between(range.min(), range.max(), target), "top-reps");
        }
        Exact rpe = rpe(row);
        return rpe == null ? null : new TopScheme(sets, range, target, rpe, row.ceiling());
    }

    private @Nullable Exact rpe(SchemeTable.Row row) {
        BigDecimal given = asked.topRpe();
        if (given == null) {
            return usualRpe == null ? row.rpe().usual() : usualRpe;
        }
        String rule = given.compareTo(row.rpe().least().output()) < 0 ? "rpe-too-low" : "leave-a-rep";
        return refusals.rpe("topRpe", given, row.rpe().least(), row.rpe().most(), rule);
    }

    private @Nullable BackoffScheme backoff(SchemeTable.Row row) {
        RepRange allowed = row.backoffSets();
        int sets = Objects.requireNonNullElse(asked.backoffSets(), row.backoffSetsFor(fatiguing));
        refusals.whole(
                "backoffSets",
                sets,
                allowed.min(),
                allowed.max(),
                sets < allowed.min() ? "too-few-backoff-sets" : "too-many-backoff-sets");
        PlannedLift.Reps reps = Objects.requireNonNullElse(asked.backoffReps(), new PlannedLift.Reps(null, null));
        RepRange range = range("backoffReps", reps.min(), reps.max(), row.backoffReps(), "backoff-reps", refusals);
        BigDecimal given = asked.backoffReduction();
        Exact reduction = given == null
                ? row.reduction().usual()
                : refusals.decimal(
                        "backoffReduction",
                        given,
                        row.reduction().least(),
                        row.reduction().most(),
                        "reduction-bounds");
        return reduction == null
                ? null
                : new BackoffScheme(
                        sets,
                        range,
                        reduction,
                        row.reduction().least(),
                        row.reduction().most());
    }

    private @Nullable Scheme oneLoad(Variant variant, OneLoadRules rules) {
        absent("backoffReduction", asked.backoffReduction());
        absent("backoffReps", asked.backoffReps());
        absent("backoffSets", asked.backoffSets());
        absent("topReps", asked.topReps());
        absent("topRpe", asked.topRpe());
        absent("topSets", asked.topSets());
        Scheme.StraightScheme scheme = rules.scheme(asked, refusals);
        return scheme == null ? null : new Scheme(variant, null, null, scheme);
    }

    /** If the request omits an end of the range, the corresponding end of the allowed range is used. */
    static RepRange range(
            String name,
            @Nullable Integer min,
            @Nullable Integer max,
            RepRange allowed,
            String rule,
            Refusals refusals) {
        RepRange range = new RepRange(
                Objects.requireNonNullElse(min, allowed.min()), Objects.requireNonNullElse(max, allowed.max()));
        if (!range.within(allowed)) {
            refusals.refuse(
                    name, Refusals.between(allowed.min(), allowed.max(), range.min() + ".." + range.max()), rule);
        }
        return range;
    }

    private void absent(String name, @Nullable Object value) {
        absent(name, value, asked, refusals);
    }

    static void absent(String name, @Nullable Object value, PlannedLift.Scheme asked, Refusals refusals) {
        if (value != null) {
            refusals.refuse(name, "must be absent with variant " + asked.variant(), "scheme");
        }
    }
}
