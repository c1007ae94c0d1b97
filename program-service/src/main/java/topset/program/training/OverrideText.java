package topset.program.training;

import java.util.ArrayList;
import java.util.List;
import topset.program.training.lift.Lift;
import topset.program.training.load.Spoken;

/** {@code override} in words: what a coach wants instead, and why (training-rules.md § 6). */
final class OverrideText {

    private OverrideText() {}

    /** @param loaded says what the load given is loaded as, where that is another; else empty */
    static String says(TargetOverride override, Lift lift, String loaded) {
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
