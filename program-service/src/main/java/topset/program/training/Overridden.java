package topset.program.training;

import java.util.ArrayList;
import java.util.List;
import topset.program.training.lift.Lift;

/** {@code override} in words: what a coach wants instead, and why (training-rules.md § 6). */
final class Overridden {

    private Overridden() {}

    static String says(TargetOverride override, Lift lift) {
        List<String> wanted = new ArrayList<>();
        if (override.load() != null) {
            wanted.add(override.load().shown() + " " + lift.unit());
        }
        if (override.reps() != null) {
            wanted.add(override.reps() + " reps");
        }
        if (override.backoffReduction() != null) {
            wanted.add(override.backoffReduction().shown() + " % less for backoffs");
        }
        if (override.backoffSets() != null) {
            wanted.add(override.backoffSets() + " backoff sets");
        }
        return "the coach wants " + String.join(", ", wanted) + ": " + override.reason();
    }
}
