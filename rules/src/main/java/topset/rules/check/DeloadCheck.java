package topset.rules.check;

import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.rules.lift.Refusals;
import topset.rules.load.Exact;
import topset.rules.progression.Deload;

/** Checks a request for a deload against training-rules.md § 13, and fills in the defaults. */
public final class DeloadCheck {

    public static final String RULE = "deload";

    private DeloadCheck() {}

    /**
     * Null after a refusal. The caller must check whether the week is over, because this class does not know the time.
     */
    public static @Nullable PlannedDeload check(int week, DeloadDetails asked, Refusals refusals) {
        if (week < 1) {
            refusals.refuse("week", "must be week 1 or later, not " + week, RULE);
        }
        Exact percent = asked.percent() == null
                ? Exact.of(Deload.USUAL_PERCENT)
                : refusals.decimal(
                        "percent",
                        asked.percent(),
                        Exact.of(Deload.LEAST_PERCENT),
                        Exact.of(Deload.MOST_PERCENT),
                        RULE);
        refusals.whole("backoffSets", asked.backoffSets(), 0, Deload.MOST_BACKOFF_SETS, RULE);
        String reason = asked.reason();
        if (!OverrideCheck.isReason(reason)) {
            refusals.refuse("reason", OverrideCheck.REASON_SAYS, RULE);
        }
        if (refusals.count() > 0 || percent == null || reason == null) {
            return null;
        }
        int backoffSets = asked.backoffSets() == null ? Deload.USUAL_BACKOFF_SETS : asked.backoffSets();
        return new PlannedDeload(week, new DeloadDetails(percent.output(), backoffSets, reason.strip()));
    }
}
