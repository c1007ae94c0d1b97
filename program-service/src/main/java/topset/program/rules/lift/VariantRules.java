package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one variant has of its own. A new variant is one file that implements {@link TopSetRules},
 * {@link OneLoadRules} or {@link MiniSetRules}, and one line in {@link Variant}.
 */
public sealed interface VariantRules permits TopSetRules, OneLoadRules {

    /** The method of the guide that it is a form of. */
    TrainingMethod method();

    /** What the guide says it is best for, in our words; null where the guide does not say. */
    default @Nullable String bestFor() {
        return null;
    }

    /** Calendar months of training below which the warning {@code level} is given; null: none. */
    default @Nullable Integer trainingMonths() {
        return null;
    }

    /** Names of the progressions that go with it, the usual one first. */
    List<String> progressions();

    /** Whether it asks for loads so heavy that the exercise and the lifter must be suited (training-rules.md § 7). */
    boolean isHeavy();

    /** Whether it is too tiring for exercises in which fatigue accumulates quickly; only warned of. */
    default boolean isTiring() {
        return false;
    }
}
