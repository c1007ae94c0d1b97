package topset.rules.check;

import java.util.List;
import topset.contract.DeloadDetails;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.rules.lift.Refusals;
import topset.rules.lift.Refusals.Violation;
import topset.rules.load.Exact;
import topset.rules.progression.Deload;

/** Checks a request for a deload against training-rules.md § 13, and fills in the defaults. */
public final class DeloadCheck {

    public static final String RULE = "deload";

    private DeloadCheck() {}

    public sealed interface Checked {}

    public record Accepted(PlannedDeload deload) implements Checked {}

    public record Refused(List<Violation> violations) implements Checked {}

    /** The caller must check whether the week is over, because this class does not know the time. */
    public static Checked check(int week, DeloadDetails asked) {
        Refusals refusals = Refusals.none();
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
            return new Refused(refusals.violations());
        }
        int backoffSets = asked.backoffSets() == null ? Deload.USUAL_BACKOFF_SETS : asked.backoffSets();
        return new Accepted(new PlannedDeload(week, new DeloadDetails(percent.output(), backoffSets, reason.strip())));
    }
}
