package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one variant: everything that differs between variants. A new variant is one class that implements {@link
 * TopSetRules}, {@link OneLoadRules} or {@link MiniSetRules}, and one line in {@link Variant}.
 */
public sealed interface VariantRules permits TopSetRules, OneLoadRules {

    /** Returns the guide's training method that this variant belongs to. */
    TrainingMethod method();

    /**
     * Returns whom or what the guide recommends this variant for, not quoted literally; null if the guide does not say
     * it.
     */
    default @Nullable String bestFor() {
        return null;
    }

    /**
     * Returns the number of calendar months of training below which an athlete gets the warning {@code level}; null if
     * there is no such warning.
     */
    default @Nullable Integer trainingMonths() {
        return null;
    }

    /** Returns the names of the progression methods that this variant allows. The first is the default. */
    List<String> progressions();

    /**
     * Whether the variant uses loads so heavy that the exercise and the lifter must be suitable (training-rules.md §
     * 7).
     */
    boolean isHeavy();

    /**
     * Whether the variant is too tiring for exercises that accumulate fatigue quickly. The service then gives a warning
     * and does not refuse the lift.
     */
    default boolean isTiring() {
        return false;
    }
}
