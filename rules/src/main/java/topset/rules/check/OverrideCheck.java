package topset.rules.check;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.RepRange;
import topset.contract.TargetOverride;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.rules.lift.Lift;
import topset.rules.lift.Refusals;
import topset.rules.lift.SchemeTable;
import topset.rules.load.Exact;
import topset.rules.load.Loads;

/**
 * Checks the values of an override (training-rules.md § 6). The bounds depend on the sets and reps of the lift (§ 2).
 * If the coach gives a reason to exceed the bounds ({@code forced}), only impossible values are refused.
 */
public record OverrideCheck(Lift lift, boolean forced, Refusals refusals) {

    private static final String RULE = "override";
    private static final Exact LEAST_LOAD = Exact.parse("0.001");
    private static final Exact MOST_REDUCTION = Exact.of(90);
    private static final RepRange ANY_REPS = new RepRange(1, 30);
    private static final RepRange ANY_SETS = new RepRange(1, 10);

    public static final String REASON_SAYS = "must be a written reason of 1 to " + Limits.REASON + " characters";

    /** Null after a refusal. */
    public static @Nullable OverriddenTarget check(Lift lift, int week, TargetOverride asked, Refusals refusals) {
        TargetOverride.Force force = asked.force();
        boolean forced = force != null && isReason(force.reason());
        if (force != null && !forced) {
            refusals.refuse("force.reason", REASON_SAYS, "force");
        }
        return new OverrideCheck(lift, forced, refusals).check(week, asked);
    }

    public static boolean isReason(@Nullable String reason) {
        return reason != null && !reason.isBlank() && reason.length() <= Limits.REASON;
    }

    private @Nullable OverriddenTarget check(int week, TargetOverride asked) {
        if (week < 1) {
            refusals.refuse("week", "must be week 1 or later, not " + week, RULE);
        }
        if (asked.load() == null
                && asked.reps() == null
                && asked.backoffReduction() == null
                && asked.backoffSets() == null) {
            refusals.refuse(
                    "body", "must have at least one of the fields load, reps, backoffReduction and backoffSets", RULE);
        }
        String reason = asked.reason();
        if (!isReason(reason)) {
            refusals.refuse("reason", REASON_SAYS, RULE);
        }
        Exact load = load(asked.load());
        SchemeTable.Row row = SchemeTable.row(lift.scheme().variant());
        reps(asked.reps(), row);
        Exact reduction = row == null ? none("backoffReduction", asked.backoffReduction()) : reduction(asked, row);
        if (row == null) {
            none("backoffSets", asked.backoffSets());
        } else {
            sets(asked.backoffSets(), row);
        }
        return refusals.count() > 0
                ? null
                : new OverriddenTarget(
                        lift.slotId(),
                        week,
                        asked.with(
                                load == null ? null : load.output(),
                                reduction == null ? null : reduction.output(),
                                requireNonNull(reason).strip()));
    }

    private @Nullable Exact load(@Nullable BigDecimal asked) {
        Exact least = lift.loadMode() == LoadMode.ADDED_TO_BODYWEIGHT ? Exact.ZERO : LEAST_LOAD;
        return asked == null ? null : refusals.decimal("load", asked, least, Loads.heaviest(lift.unit()), RULE);
    }

    private void reps(@Nullable Integer asked, SchemeTable.@Nullable Row row) {
        RepRange bounds = row == null
                ? lift.scheme()
                        .variant()
                        .oneLoad()
                        .overridableReps(requireNonNull(lift.scheme().straight()))
                : row.topReps();
        RepRange allowed = forced ? ANY_REPS : bounds;
        refusals.whole("reps", asked, allowed.min(), allowed.max(), row == null ? "scheme" : "top-reps");
    }

    private @Nullable Exact reduction(TargetOverride asked, SchemeTable.Row row) {
        BigDecimal given = asked.backoffReduction();
        return given == null
                ? null
                : refusals.decimal(
                        "backoffReduction",
                        given,
                        forced ? Exact.ZERO : row.reduction().least(),
                        forced ? MOST_REDUCTION : row.reduction().most(),
                        "reduction-bounds");
    }

    private void sets(@Nullable Integer asked, SchemeTable.Row row) {
        RepRange allowed = forced ? ANY_SETS : row.backoffSets();
        boolean few = asked != null && asked < allowed.min();
        refusals.whole(
                "backoffSets",
                asked,
                allowed.min(),
                allowed.max(),
                few ? "too-few-backoff-sets" : "too-many-backoff-sets");
    }

    private @Nullable Exact none(String name, @Nullable Object value) {
        if (value != null) {
            refusals.refuse(name, "must be absent with variant " + lift.scheme().variant(), "scheme");
        }
        return null;
    }
}
