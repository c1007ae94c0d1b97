package topset.rules.week;

import java.util.ArrayList;
import java.util.List;
import topset.rules.lift.Lift;
import topset.rules.load.Spoken;

/** The reason {@code override} in words (training-rules.md § 6). */
public final class OverrideText {

    private OverrideText() {}

    /** {@code loaded} is the rounded load in words, if it differs from the coach's load; otherwise empty. */
    public static String says(TargetOverride override, Lift lift, String loaded) {
        List<String> wanted = new ArrayList<>();
        if (override.load() != null) {
            wanted.add(Spoken.load(override.load(), lift.unit()) + (loaded.isEmpty() ? "" : " (" + loaded + ")"));
        }
        if (override.reps() != null) {
            wanted.add(Spoken.reps(override.reps()));
        }
        if (override.backoffReduction() != null) {
            wanted.add(Spoken.percent(override.backoffReduction()) + " less for backoffs");
        }
        if (override.backoffSets() != null) {
            wanted.add(override.backoffSets() + (override.backoffSets() == 1 ? " backoff set" : " backoff sets"));
        }
        return "the coach wants " + String.join(", ", wanted) + ": " + override.reason();
    }
}
